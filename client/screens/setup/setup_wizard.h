// The first day of a new centre: who it is, its departments, its people, its own fields.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/setup/setup_ground.h"
#include "client/screens/setup/setup_rows_model.h"
#include "client/screens/setup/setup_save.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QMessageBox;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace fairdesk {

class EmptyState;
class KeyFigureStrip;
class SetupPasswords;
class SetupRowsPane;

// Collects a plan page by page and writes it in one save; what was typed outlives errors, lost connections and a
// closed window.
class SetupWizard final : public QDialog
{
    Q_OBJECT
public:
    SetupWizard(ClientContext &context, QWidget *parent = nullptr);

    enum class Step : quint8 { Reading, Planning, Saving, Done };
    Step step() const { return m_step; }
    SetupPage page() const { return m_page; }
    SetupRowsPane *pane(SetupList list) const { return m_panes[int(list)]; }
    SetupPasswords *passwords() const { return m_passwords; }
    QString message() const;

    // False, with the problems shown, if something on the present page is wrong.
    bool next();
    void back();
    void goTo(SetupPage page);
    void finish();

signals:
    void stepChanged();
    // The centre is set up; the window may go.
    void written();
    void importWanted();

protected:
    void reject() override;

private:
    // Head and foot, in setup_wizard_frame.cpp.
    QWidget *buildHead();
    QWidget *buildFooter();
    void showStep(Step step);
    void say(const QString &words, bool isProblem);
    void updateFrame();

    // Pages, in setup_pages.cpp.
    QWidget *buildReadingPage();
    QWidget *buildCentrePage();
    QWidget *buildDepartmentsPage();
    QWidget *buildPeoplePage();
    QWidget *buildFieldsPage();
    QWidget *buildCustomersPage();
    QWidget *buildSummaryPage();
    QWidget *buildDonePage();
    SetupRowsPane *addPane(SetupList list, const QString &title, const QList<SetupColumn> &columns, QWidget *parent);
    void fillOptions();
    void fillSummary();

    void read();
    void takeGround(const SetupGround &ground);
    void showPlan();
    void collect();
    void noteEdited();
    void proposeKeys();
    bool isDirty() const { return m_plan != m_asFound; }
    bool showProblems(const QList<SetupProblem> &problems);
    void askWhy(const Error &error);
    void showRefusal();
    void takeSaved(const SaveRequest &request, const SaveResult &result);
    void leave();
    void closeDone();
    void askToLeave(const QString &title, const QString &words, bool mayKeep);
    qint64 nextNumber() { return --m_lastNumber; }

    ClientContext &m_context;
    SetupGround m_ground;
    SetupGroundReader *m_reader;
    SetupPlan m_plan;
    SetupPlan m_asFound;
    std::optional<Error> m_refusal; // while it is looked into
    SaveRequest m_sent;             // as it was sent last: the same again has the same key
    qint64 m_lastNumber = 0;
    Step m_step = Step::Reading;
    SetupPage m_page = SetupPage::Centre;
    int m_question = 0; // answers to older saves are dropped
    bool m_showing = false;

    QList<QLabel *> m_stepLabels;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_reading = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_nameProblem = nullptr;
    QLineEdit *m_city = nullptr;
    QLabel *m_currency = nullptr;
    SetupRowsPane *m_panes[4] = {};
    QRadioButton *m_empty = nullptr;
    QRadioButton *m_import = nullptr;
    KeyFigureStrip *m_figures = nullptr;
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_done = nullptr;
    SetupPasswords *m_passwords = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace fairdesk
