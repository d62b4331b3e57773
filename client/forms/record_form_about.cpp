// The line under the title: of a record that is about any other record, such as a task about a contact, the way to it;
// of a colleague, a new password.
#include "client/data/choice_labels.h"
#include "client/forms/form_model.h"
#include "client/forms/one_time_password.h"
#include "client/forms/record_form.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QBoxLayout>
#include <QPushButton>

namespace fairdesk {

void RecordForm::showAbout()
{
    if (OneTimePassword::isFor(m_context.link, m_entityKey, m_id) && !m_about) {
        m_about = new OneTimePassword(m_context.link, m_id, m_model->content("name").value.text(), m_head);
        static_cast<QBoxLayout *>(m_head->layout())->insertWidget(1, m_about);
    }
    if (!m_entity->field("about_entity") || !m_entity->field("about_record"))
        return;
    const EntityPtr target = m_model->catalogue()->find(m_model->content("about_entity").value.text().toUtf8());
    const qint64 id = m_model->content("about_record").value.integer();
    const FieldSpec *title = target ? target->titleField() : nullptr;
    if (!title || id <= 0)
        return;
    Query query;
    query.entity = target->key;
    query.columns = {title->key};
    query.filter = Filter::compare("id", Operator::Equal, {Value(id)});
    query.limit = 1;
    whenDone(m_context.link.query(query), this, [this, target, id](const Result<ResultTable> &answer) {
        // Nothing comes of a record that this reader may not see.
        if (answer && answer->rowCount() > 0)
            showAbout(*target, id, answer->value(0, target->titleField()->key).text().simplified());
    });
}

void RecordForm::showAbout(const EntitySpec &entity, qint64 id, const QString &name)
{
    delete std::exchange(m_about, new QWidget(m_head));
    auto *row = new QHBoxLayout(m_about);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 6);
    row->setSpacing(metrics::grid);
    //: Before the name of the record that a task is about; %1 is its kind.
    const QString kind = tr("About the %1:").arg(inSentence(labelText(entity.label)));
    row->addWidget(makeLabel(kind, TypeRole::Secondary, TextRole::Secondary, m_about));
    auto *link = new QPushButton(QString(name).replace(u'&', QStringLiteral("&&")), m_about);
    link->setObjectName(QStringLiteral("aboutLink"));
    setButtonRole(link, ButtonRole::Link);
    setSmall(link);
    link->setAutoDefault(false);
    connect(link, &QPushButton::clicked, this, [this, key = entity.key, id] {
        if (m_context.openRecord)
            m_context.openRecord(key, id);
    });
    row->addWidget(link);
    row->addStretch(1);
    static_cast<QBoxLayout *>(m_head->layout())->insertWidget(1, m_about);
}

} // namespace fairdesk
