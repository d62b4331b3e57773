#include "client/forms/one_time_password.h"

#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>

namespace fairdesk {

bool OneTimePassword::isFor(const ServerLink &link, const QByteArray &entity, qint64 id)
{
    return entity == "user" && id > 0 && id != link.session().user && link.session().may("user.manage");
}

OneTimePassword::OneTimePassword(ServerLink &link, qint64 user, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_user(user)
    , m_name(name)
    , m_make(new QPushButton(tr("New one-time password…"), this))
    , m_words(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_copy(new QPushButton(icon(Icon::Copy), tr("Copy"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 6);
    row->setSpacing(metrics::grid);
    m_make->setObjectName(QStringLiteral("oneTimePassword"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QPushButton *button : {m_make, m_copy}) {
        setButtonRole(button, ButtonRole::Link);
        setSmall(button);
        button->setAutoDefault(false);
    }
    m_copy->hide();
    row->addWidget(m_make);
    row->addWidget(m_words);
    row->addWidget(m_copy);
    row->addStretch(1);
    connect(m_make, &QPushButton::clicked, this, &OneTimePassword::askFirst);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_password); });
}

void OneTimePassword::askFirst()
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("New one-time password"),
        tr("%1 signs in with the new password once and then chooses his own. The present one ends now.").arg(m_name),
        QMessageBox::NoButton, this);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *go = question->addButton(tr("Make the password"), QMessageBox::AcceptRole);
    QPushButton *leave = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    question->setDefaultButton(leave);
    question->setEscapeButton(leave);
    connect(question, &QMessageBox::buttonClicked, this, [this, go](const QAbstractButton *clicked) {
        if (clicked == go)
            make();
    });
    question->open();
}

void OneTimePassword::make()
{
    m_make->setEnabled(false);
    whenDone(m_link.runAction("user.set_password", "user", m_user), this, [this](const Result<QJsonObject> &answer) {
        m_make->setEnabled(true);
        m_password = answer ? answer->value(QLatin1String("password")).toString() : QString();
        m_copy->setVisible(answer.ok());
        setTextRole(m_words, answer ? TextRole::Primary : TextRole::Danger);
        m_words->setText(answer ? tr("%1 (shown only now)").arg(m_password) : answer.error().render());
    });
}

} // namespace fairdesk
