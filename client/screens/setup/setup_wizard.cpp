#include "client/screens/setup/setup_wizard.h"

#include "client/data/draft_store.h"
#include "client/link/when_done.h"
#include "client/screens/setup/setup_passwords.h"
#include "client/screens/setup/setup_rows_pane.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QStackedWidget>
#include <QUuid>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr QSize usualSize(1080, 680);
constexpr char draftEntity[] = "centre_setup";
constexpr char draftField[] = "plan";

} // namespace

SetupWizard::SetupWizard(ClientContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_reader(new SetupGroundReader(context.link, this))
{
    setWindowTitle(tr("Set up your centre"));
    setSurface(this, Surface::Surface);
    resize(usualSize.boundedTo(screen()->availableSize()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    m_pages = new QStackedWidget(this);
    for (QWidget *page : {buildReadingPage(), buildCentrePage(), buildDepartmentsPage(), buildPeoplePage(),
                          buildFieldsPage(), buildCustomersPage(), buildSummaryPage(), buildDonePage()})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    column->addWidget(buildFooter());
    connect(m_reader, &SetupGroundReader::found, this, &SetupWizard::takeGround);
    connect(m_reader, &SetupGroundReader::failed, this, [this](const Error &error) {
        if (m_refusal) {
            showRefusal();
            return;
        }
        m_reading->setSentence(error.render());
        m_reading->setAction(tr("Try again"));
    });
    connect(&context.link, &ServerLink::stateChanged, this, [this](LinkState state) {
        if (m_step != Step::Saving)
            return;
        say(state == LinkState::Online ? tr("Saving…")
                                       : tr("The connection is lost. Saving goes on as soon as it is back."),
            false);
    });
    read();
}

void SetupWizard::read()
{
    m_reading->setSentence(tr("Reading what the centre has already…"));
    m_reading->setAction({});
    showStep(Step::Reading);
    m_reader->read();
}

void SetupWizard::takeGround(const SetupGround &ground)
{
    m_ground = ground;
    if (m_refusal) {
        m_plan = ground.continued(m_plan);
        showPlan();
        showRefusal();
        return;
    }
    m_asFound = ground.proposal();
    m_plan = m_asFound;
    QString words;
    const auto draft = m_context.drafts.find(draftEntity, 0);
    if (draft && !draft->values.isEmpty()) {
        const QJsonDocument kept = QJsonDocument::fromJson(draft->values.first().value.text().toUtf8());
        if (const auto plan = SetupPlan::fromJson(kept.object())) {
            m_plan = ground.continued(*plan);
            words = tr("What you entered last time is here again.");
        }
    }
    showPlan();
    showStep(Step::Planning);
    goTo(SetupPage::Centre);
    say(words, false);
}

void SetupWizard::showPlan()
{
    m_showing = true;
    m_lastNumber = m_plan.nextNumber() + 1;
    m_name->setText(m_plan.name);
    m_city->setText(m_plan.city);
    m_currency->setText(m_ground.currency.isEmpty() ? QStringLiteral("—") : m_ground.currency);
    fillOptions();
    for (const SetupList list : setupLists)
        pane(list)->model().setRows(m_plan.rows(list));
    m_empty->setChecked(m_plan.customers == CustomersStart::Empty);
    m_import->setChecked(m_plan.customers == CustomersStart::Import);
    m_showing = false;
}

void SetupWizard::collect()
{
    m_plan.name = m_name->text().trimmed();
    m_plan.city = m_city->text().trimmed();
    for (const SetupList list : setupLists)
        m_plan.rows(list) = pane(list)->model().rows();
    m_plan.customers = m_import->isChecked() ? CustomersStart::Import : CustomersStart::Empty;
}

void SetupWizard::noteEdited()
{
    if (m_showing || m_step == Step::Reading)
        return;
    proposeKeys();
    collect();
    say({}, false);
    const QByteArray json = QJsonDocument(m_plan.toJson()).toJson(QJsonDocument::Compact);
    m_context.drafts.keep(
        {draftEntity, 0, 0, QDateTime::currentDateTimeUtc(), {{draftField, Value(QString::fromUtf8(json))}}});
}

// A new field's key comes from its name, until somebody types another one.
void SetupWizard::proposeKeys()
{
    SetupRowsModel &model = pane(SetupList::Fields)->model();
    for (const SetupRow &row : QList<SetupRow>(model.rows())) {
        const QString name = row.value("label_en").isEmpty() ? row.value("label_zh") : row.value("label_en");
        const QString key = row.value("key").isEmpty() ? keyFromName(name) : QString();
        if (!key.isEmpty())
            model.setData(model.indexOf(row.id, "key"), key);
    }
}

void SetupWizard::goTo(SetupPage page)
{
    m_page = page;
    say({}, false);
    if (page == SetupPage::People)
        fillOptions();
    if (page == SetupPage::Summary)
        fillSummary();
    updateFrame();
    switch (page) {
    case SetupPage::Centre:
        m_name->setFocus();
        break;
    case SetupPage::Departments:
        pane(SetupList::Departments)->setFocus();
        break;
    case SetupPage::People:
        pane(SetupList::People)->setFocus();
        break;
    case SetupPage::Fields:
        pane(SetupList::Fields)->setFocus();
        break;
    case SetupPage::Customers:
        (m_import->isChecked() ? m_import : m_empty)->setFocus();
        break;
    case SetupPage::Summary:
        m_next->setFocus();
        break;
    }
    emit stepChanged();
}

bool SetupWizard::next()
{
    if (m_step != Step::Planning || m_page == SetupPage::Summary)
        return false;
    for (SetupRowsPane *list : m_panes)
        list->commit();
    collect();
    QList<SetupProblem> here = setupProblems(m_plan, m_ground, *m_context.link.catalogue());
    here.removeIf([this](const SetupProblem &problem) { return problem.page != m_page; });
    if (showProblems(here))
        return false;
    goTo(SetupPage(int(m_page) + 1));
    return true;
}

void SetupWizard::back()
{
    if (m_step != Step::Planning || m_page == SetupPage::Centre)
        return;
    for (SetupRowsPane *list : m_panes)
        list->commit();
    collect();
    goTo(SetupPage(int(m_page) - 1));
}

// Marks the cells and goes to the first of them; false if there is nothing to say.
bool SetupWizard::showProblems(const QList<SetupProblem> &problems)
{
    for (const SetupList list : setupLists) {
        QList<SetupProblem> own = problems;
        own.removeIf([list](const SetupProblem &problem) { return problem.list != list; });
        pane(list)->setProblems(own);
    }
    QString ofName;
    for (const SetupProblem &problem : problems) {
        if (!problem.list)
            ofName = problem.words;
    }
    setInvalid(m_name, !ofName.isEmpty());
    m_nameProblem->setText(ofName);
    if (problems.isEmpty())
        return false;
    const SetupProblem &first = problems.first();
    goTo(first.page);
    if (first.list)
        pane(*first.list)->show(first.row, first.field);
    // A single problem of a list stands under its rows already.
    if (problems.size() > 1)
        say(tr("%n thing(s) to correct first", nullptr, int(problems.size())), true);
    else if (!first.list)
        say(first.words, true);
    return true;
}

void SetupWizard::finish()
{
    if (m_step != Step::Planning)
        return;
    collect();
    if (showProblems(setupProblems(m_plan, m_ground, *m_context.link.catalogue())))
        return;
    SaveRequest request = setupSave(m_plan, m_ground);
    if (request.changes.isEmpty()) {
        takeSaved(request, {});
        return;
    }
    // Whoever sends the same again does not know whether it arrived; the server does, by the key.
    request.key =
        request.changes == m_sent.changes ? m_sent.key : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_sent = request;
    showStep(Step::Saving);
    say(m_context.link.isOnline() ? tr("Saving…") : tr("The connection is lost. Saving goes on as soon as it is back."),
        false);
    whenDone(m_context.link.save(request), this,
             [this, request, question = ++m_question](const Result<SaveResult> &answer) {
                 if (question != m_question)
                     return;
                 if (!isVisible())
                     open();
                 if (answer)
                     takeSaved(request, *answer);
                 else
                     askWhy(answer.error());
             });
}

// The error says what is wrong but not always in which row; a look at the centre as it is by now does.
void SetupWizard::askWhy(const Error &error)
{
    m_refusal = error;
    m_reader->read();
}

void SetupWizard::showRefusal()
{
    const Error error = *std::exchange(m_refusal, std::nullopt);
    showStep(Step::Planning);
    QList<SetupProblem> problems = setupProblems(m_plan, m_ground, *m_context.link.catalogue());
    if (problems.isEmpty())
        problems = problemsOf(error, m_plan);
    if (!showProblems(problems))
        goTo(SetupPage::Summary);
    say(error.render(), true);
}

void SetupWizard::takeSaved(const SaveRequest &request, const SaveResult &result)
{
    m_context.drafts.drop(draftEntity, 0);
    m_asFound = m_plan;
    const QList<SetupPerson> people = peopleOf(m_plan, request, result);
    m_passwords->setVisible(!people.isEmpty());
    m_done->setText(people.isEmpty()
                        ? tr("The centre is set up. All of it can be changed later under Settings.")
                        : tr("The centre is set up. Give your colleagues their passwords; each one chooses his own at "
                             "the first sign-in."));
    say({}, false);
    showStep(Step::Done);
    m_next->setFocus();
    m_passwords->makeFor(people);
    emit written();
}

void SetupWizard::leave()
{
    if (m_passwords->isBusy() || m_passwords->isLosing()) {
        askToLeave(tr("Passwords not copied"),
                   tr("The one-time passwords are shown only here. Close without having copied them?"), false);
        return;
    }
    closeDone();
}

// However the finished window is left, the import that was chosen follows.
void SetupWizard::closeDone()
{
    accept();
    if (m_plan.customers == CustomersStart::Import)
        emit importWanted();
}

void SetupWizard::reject()
{
    if (m_step == Step::Done) {
        leave();
        return;
    }
    if (m_step == Step::Saving) {
        hide(); // saving goes on, and its answer brings the window back
        return;
    }
    if (m_step == Step::Planning) {
        for (SetupRowsPane *list : m_panes)
            list->commit();
        collect();
        if (isDirty()) {
            askToLeave(tr("Leave the set-up?"),
                       tr("Nothing is written yet. What you entered can be kept on this computer until you go on."),
                       true);
            return;
        }
    }
    QDialog::reject();
}

void SetupWizard::askToLeave(const QString &title, const QString &words, bool mayKeep)
{
    auto *question = new QMessageBox(QMessageBox::Question, title, words, QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *keep = mayKeep ? question->addButton(tr("Keep for later"), QMessageBox::AcceptRole) : nullptr;
    QPushButton *discard = question->addButton(mayKeep ? tr("Discard") : tr("Close"), QMessageBox::DestructiveRole);
    QPushButton *stay = question->addButton(tr("Go on"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(question, &QMessageBox::buttonClicked, this, [=, this](const QAbstractButton *clicked) {
        if (clicked != keep && clicked != discard)
            return;
        if (clicked == discard)
            m_context.drafts.drop(draftEntity, 0);
        else
            m_context.drafts.flush();
        ++m_question;
        if (m_step == Step::Done)
            closeDone();
        else
            done(QDialog::Rejected);
    });
    question->open();
}

} // namespace fairdesk
