#include "client/screens/setup/setup_passwords.h"

#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/setup/setup_rows_pane.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {

SetupPasswords::SetupPasswords(ServerLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_state(makeLabel({}, TypeRole::Body, TextRole::Secondary, this))
    , m_copy(new QPushButton(icon(Icon::Copy), tr("Copy all"), this))
    , m_again(new QPushButton(icon(Icon::Refresh), tr("Try again"), this))
{
    const QList<SetupColumn> columns{{"login", tr("Login"), SetupColumn::Kind::Words, 180},
                                     {"name", tr("Name"), SetupColumn::Kind::Words, 200},
                                     {"password", tr("One-time password"), SetupColumn::Kind::Words, 320}};
    auto *model = new SetupRowsModel(columns, false, [] { return 0; });
    model->setEditable(false);
    m_list = new SetupRowsPane(tr("One-time passwords"), model, this);
    m_list->setReadOnly();
    m_state->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    foot->addWidget(m_state, 1);
    for (QPushButton *button : {m_again, m_copy}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    connect(m_again, &QPushButton::clicked, this, &SetupPasswords::askMissing);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        m_copied = true;
        show();
    });
}

void SetupPasswords::makeFor(const QList<SetupPerson> &people)
{
    m_entries.clear();
    for (const SetupPerson &person : people)
        m_entries.append({person, {}, {}});
    m_copied = false;
    askMissing();
}

void SetupPasswords::askMissing()
{
    for (qsizetype place = 0; place < m_entries.size(); ++place) {
        if (m_entries.at(place).password.isEmpty())
            ask(place);
    }
    show();
    if (m_open == 0)
        emit finished();
}

void SetupPasswords::ask(qsizetype place)
{
    ++m_open;
    m_entries[place].problem.clear();
    whenDone(m_link.runAction("user.set_password", "user", m_entries.at(place).person.user), this,
             [this, place](const Result<QJsonObject> &answer) {
                 --m_open;
                 Entry &entry = m_entries[place];
                 entry.password = answer ? answer->value(QLatin1String("password")).toString() : QString();
                 entry.problem = answer ? QString() : answer.error().render();
                 m_copied = false;
                 show();
                 if (m_open == 0)
                     emit finished();
             });
}

void SetupPasswords::show()
{
    QList<SetupRow> rows;
    QList<SetupProblem> problems;
    for (qsizetype place = 0; place < m_entries.size(); ++place) {
        const Entry &entry = m_entries.at(place);
        const qint64 id = place + 1;
        rows.append(
            {id,
             0,
             {{"login", entry.person.login},
              {"name", entry.person.name},
              {"password", entry.password.isEmpty() && entry.problem.isEmpty() ? tr("on its way…") : entry.password}}});
        if (!entry.problem.isEmpty())
            problems.append({SetupPage::Summary, std::nullopt, id, "password", entry.problem});
    }
    m_list->model().setRows(rows);
    m_list->setProblems(problems);
    m_again->setVisible(!problems.isEmpty() && m_open == 0);
    m_copy->setEnabled(m_open == 0 && problems.size() < rows.size());
    m_state->setText(m_copied
                         ? tr("Copied. Hand each colleague his own line.")
                         : tr("These passwords are shown only now. Each one is changed at the first sign-in; one that "
                              "got lost is made anew in the colleague's form under Users."));
}

bool SetupPasswords::isLosing() const
{
    return !m_copied && std::any_of(m_entries.begin(), m_entries.end(),
                                    [](const Entry &entry) { return !entry.password.isEmpty(); });
}

QString SetupPasswords::text() const
{
    QString lines;
    for (const Entry &entry : m_entries) {
        if (!entry.password.isEmpty())
            lines += entry.person.login + u'\t' + entry.person.name + u'\t' + entry.password + u'\n';
    }
    return lines;
}

QString SetupPasswords::passwordOf(const QString &login) const
{
    for (const Entry &entry : m_entries) {
        if (entry.person.login == login)
            return entry.password;
    }
    return {};
}

} // namespace fairdesk
