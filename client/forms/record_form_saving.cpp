// How a form saves, and how it follows what others save.
#include "client/forms/record_form.h"

#include "client/data/choice_labels.h"
#include "client/data/draft_store.h"
#include "client/data/record_cache.h"
#include "client/editors/context_tools.h"
#include "client/editors/field_editor.h"
#include "client/forms/field_row.h"
#include "client/forms/form_body.h"
#include "client/forms/lines_editor.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/theme_manager.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QUuid>

namespace fairdesk {
namespace {

constexpr int shownCandidates = 3;
constexpr int shortestSimilar = 2;

QPushButton *linkTo(const SearchHit &hit, ClientContext &context, QWidget *parent)
{
    auto *button = new QPushButton(QString(hit.title).replace(u'&', QStringLiteral("&&")), parent);
    setButtonRole(button, ButtonRole::Link);
    setSmall(button);
    button->setAutoDefault(false);
    button->setToolTip(plainToolTip(hit.detail));
    QObject::connect(button, &QPushButton::clicked, button, [&context, hit] {
        if (context.openRecord)
            context.openRecord(hit.entity, hit.id);
    });
    return button;
}

} // namespace

void RecordForm::save()
{
    submit(After::Stay);
}

void RecordForm::submit(After after)
{
    if (!m_body || m_saving || !m_model->mayEdit() || m_deletedElsewhere)
        return;
    m_after = after;
    if (!isDirty() && m_id > 0) {
        if (after == After::Close)
            emit closeRequested();
        return;
    }
    m_model->setServerProblems({});
    if (showAllProblems())
        return;
    m_retried = false;
    send(OnDuplicate::ByRule);
}

bool RecordForm::showAllProblems()
{
    FieldRow *first = nullptr;
    int count = 0;
    for (FieldRow *row : m_body->rows()) {
        m_touched.insert(row->field().key);
        if (auto *lines = qobject_cast<LinesEditor *>(row->content()))
            row->showProblem(lines->problem());
        else
            showProblemOf(row);
        if (row->problem().isEmpty())
            continue;
        ++count;
        first = first ? first : row;
    }
    if (!first)
        return false;
    m_scroll->ensureWidgetVisible(first);
    first->content()->setFocus(Qt::TabFocusReason);
    //: Why a form was not saved.
    showState(tr("%n field(s) need correcting", nullptr, count));
    return true;
}

void RecordForm::send(OnDuplicate onDuplicate)
{
    clearNotice();
    SaveRequest request;
    request.changes = {m_model->change()};
    request.onDuplicate = onDuplicate;
    m_savingKey = QUuid::createUuid().toByteArray(QUuid::Id128);
    request.key = m_savingKey;
    m_saving = true;
    updateFooter();
    whenDone(m_context.link.save(request), this, [this](const Result<SaveResult> &answer) {
        m_saving = false;
        if (answer)
            onSaved(*answer);
        else
            onRefused(answer.error());
        updateFooter();
    });
}

void RecordForm::onSaved(const SaveResult &result)
{
    const SavedRecord *own = nullptr;
    for (const SavedRecord &record : result.saved) {
        if (record.entity == m_entityKey && (m_id == 0 || record.id == m_id)) {
            own = &record;
            break;
        }
    }
    m_context.drafts.drop(m_entityKey, m_id);
    m_id = own ? own->id : m_id;
    m_model->saved(m_id, own ? own->version : m_model->version());
    m_context.drafts.drop(m_entityKey, m_id);
    m_undo.setClean();
    m_touched.clear();
    m_bannerIs = BannerIs::Nothing;
    m_banner->hide();
    if (!result.warnings.isEmpty()) {
        QStringList words;
        for (const Text &warning : result.warnings)
            words.append(warning.render());
        m_banner->showMessage(Tone::Warning, words.join(u' '));
    }
    tellTitle();
    showAbout();
    // Numbers and other fields that the server fills in.
    mergeTheirs({});
    emit saved(m_entityKey, m_id);
    if (m_after == After::Close)
        emit closeRequested();
}

void RecordForm::onRefused(const Error &error)
{
    if (error.code() == ErrorCode::Conflict && m_id > 0) {
        onConflict(error);
        return;
    }
    keepDraft();
    if (error.code() == ErrorCode::Duplicate) {
        onDuplicate(error);
        return;
    }
    m_model->setServerProblems(error.fields());
    bool isBesideField = !error.fields().isEmpty();
    for (const FieldError &field : error.fields())
        isBesideField = isBesideField && row(field.field);
    if (isBesideField) {
        for (const FieldError &field : error.fields())
            showProblemOf(row(field.field));
        row(error.fields().first().field)->content()->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(row(error.fields().first().field));
        return;
    }
    m_noticeText->setText(error.render());
    m_saveAnyway->hide();
    m_notice->show();
}

// What they saved comes first into the form; only fields that both changed are a question.
void RecordForm::onConflict(const Error &error)
{
    mergeTheirs([this, error] {
        if (!m_model->clashes().isEmpty()) {
            askAboutClashes();
        } else if (!std::exchange(m_retried, true)) {
            send(OnDuplicate::ByRule);
        } else {
            m_noticeText->setText(error.render());
            m_saveAnyway->hide();
            m_notice->show();
        }
    });
}

void RecordForm::askAboutClashes()
{
    if (m_conflict || m_model->clashes().isEmpty())
        return;
    QList<ConflictDialog::Line> lines;
    for (const Clash &clash : m_model->clashes()) {
        const FieldSpec *field = m_entity->field(clash.field);
        lines.append({clash.field, field ? labelText(field->label) : QString::fromUtf8(clash.field),
                      textOf(clash.field, clash.base), textOf(clash.field, clash.mine),
                      textOf(clash.field, clash.theirs)});
    }
    const auto *at = m_model->content("changed_at").value.as<Instant>();
    m_conflict = new ConflictDialog(lines, title(), m_model->content("changed_by").title,
                                    at ? displayOf(m_context).instant(*at) : QString(), this);
    m_conflict->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_conflict, &QDialog::accepted, this, [this] {
        m_model->resolve(m_conflict->takeTheirs());
        m_bannerIs = BannerIs::Nothing;
        m_banner->hide();
        if (isDirty())
            submit(m_after);
        else
            m_context.drafts.drop(m_entityKey, m_id);
    });
    m_conflict->open();
}

void RecordForm::onDuplicate(const Error &error)
{
    m_model->setServerProblems(error.fields());
    const FieldSpec *title = m_entity->titleField();
    const QString name = title ? m_model->content(title->key).value.text() : QString();
    showDuplicates(error, {});
    if (name.isEmpty() || !m_entity->isSearchable())
        return;
    whenDone(m_context.link.search(name, {m_entityKey}, shownCandidates), this,
             [this, error](const Result<SearchHits> &answer) {
                 if (answer && m_notice->isVisibleTo(this))
                     showDuplicates(error, answer->hits);
             });
}

void RecordForm::showDuplicates(const Error &error, const QList<SearchHit> &hits)
{
    // A value that may stand only once cannot be saved anyway.
    bool isRule = true;
    for (const FieldError &field : error.fields()) {
        const FieldSpec *spec = m_entity->field(field.field);
        isRule = isRule && !(spec && spec->is(Unique));
    }
    clearNotice();
    m_noticeText->setText(error.render());
    m_saveAnyway->setVisible(isRule);
    if (!hits.isEmpty() && m_context.openRecord) {
        m_noticeLinks = new QWidget(m_notice);
        auto *row = new QHBoxLayout(m_noticeLinks);
        row->setContentsMargins(metrics::icon + metrics::gap, 0, 0, 0);
        row->addWidget(makeLabel(tr("Open existing:"), TypeRole::Secondary, TextRole::Secondary, m_noticeLinks));
        for (const SearchHit &hit : hits)
            row->addWidget(linkTo(hit, m_context, m_noticeLinks));
        row->addStretch(1);
        m_notice->layout()->addWidget(m_noticeLinks);
    }
    m_notice->show();
}

void RecordForm::clearNotice()
{
    delete std::exchange(m_noticeLinks, nullptr);
    m_notice->hide();
}

// While a new record is typed: is it there already?
void RecordForm::lookForSimilar()
{
    const FieldSpec *title = m_entity->titleField();
    FieldRow *row = title ? this->row(title->key) : nullptr;
    const QString name = title ? m_model->content(title->key).value.text().trimmed() : QString();
    if (!row || m_id > 0 || !m_entity->isSearchable())
        return;
    if (name.size() < shortestSimilar) {
        row->showHint(nullptr);
        return;
    }
    whenDone(m_context.link.search(name, {m_entityKey}, shownCandidates), this,
             [this, name, key = title->key](const Result<SearchHits> &answer) {
                 FieldRow *row = this->row(key);
                 if (!row || m_model->content(key).value.text().trimmed() != name)
                     return; // somebody typed on
                 if (!answer || answer->hits.isEmpty()) {
                     row->showHint(nullptr);
                     return;
                 }
                 auto *hint = new QWidget(row);
                 auto *line = new QHBoxLayout(hint);
                 line->setContentsMargins(0, 0, 0, 0);
                 line->setSpacing(metrics::grid);
                 line->addWidget(makeLabel(tr("Already there:"), TypeRole::Secondary, TextRole::Care, hint));
                 for (const SearchHit &hit : answer->hits)
                     line->addWidget(linkTo(hit, m_context, hint));
                 line->addStretch(1);
                 row->showHint(hint);
             });
}

void RecordForm::onChanged(const QList<ChangeNotice> &changes)
{
    if (!m_body || m_id == 0)
        return;
    for (const ChangeNotice &change : changes) {
        const bool isOurs = change.entity == m_entityKey && change.id == m_id;
        const bool isEcho = !m_savingKey.isEmpty() && change.requestKey == m_savingKey;
        if (!isOurs || isEcho)
            continue;
        if (change.isRemoval()) {
            m_deletedElsewhere = true;
            m_bannerIs = BannerIs::Deleted;
            m_banner->showMessage(Tone::Danger, tr("This record was deleted, or you may not see it any more."),
                                  tr("Close"));
            updateFooter();
            return;
        }
        if (change.version > m_model->version() && !m_saving) {
            mergeTheirs({});
            return;
        }
    }
}

void RecordForm::mergeTheirs(const std::function<void()> &then)
{
    whenDone(m_context.link.fetch(fetchRequest()), this, [this, then](const Result<FetchedRecord> &answer) {
        if (!answer)
            return;
        const bool isNewer = answer->record.version(0) >= m_model->version();
        if (isNewer)
            showMerged(m_model->merge(*answer));
        if (then)
            then();
    });
}

void RecordForm::showMerged(const QList<QByteArray> &fields)
{
    int visible = 0;
    for (const QByteArray &field : fields) {
        FieldRow *row = this->row(field);
        if (!row)
            continue;
        ++visible;
        row->flash(m_context.themes.duration(Motion::LiveChange));
    }
    tellTitle();
    updateFooter();
    const bool isMine = m_model->content("changed_by").value.integer() == m_context.link.session().user;
    const int clashing = int(m_model->clashes().size());
    if (clashing == 0 && (visible == 0 || isMine))
        return;
    const QString who = m_model->content("changed_by").title;
    const QString name = who.isEmpty() ? tr("Somebody else") : who;
    m_bannerIs = clashing > 0 ? BannerIs::Changed : BannerIs::Nothing;
    if (clashing > 0)
        m_banner->showMessage(Tone::Warning,
                              tr("%1 has just changed %n field(s) that you changed too", nullptr, clashing).arg(name),
                              tr("Compare"));
    else
        m_banner->showMessageFor(6000, Tone::Accent, tr("%1 has just changed %n field(s)", nullptr, visible).arg(name));
}

} // namespace fairdesk
