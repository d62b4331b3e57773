// Head and foot of the assistant: where one is, and the way on and back.
#include "client/screens/setup/setup_wizard.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace fairdesk {
namespace {

constexpr int footerHeight = 56;
constexpr int headHeight = 52;
constexpr int progressWidth = 120;
// On the stack the page that reads stands before the pages of the plan.
constexpr int firstPage = 1;

} // namespace

QWidget *SetupWizard::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    row->setSpacing(12);
    row->addWidget(makeLabel(windowTitle(), TypeRole::PageTitle, TextRole::Primary, head));
    row->addStretch(1);
    int number = 0;
    for (const QString &name :
         {tr("Centre"), tr("Departments"), tr("People"), tr("Own fields"), tr("Customers"), tr("Summary")}) {
        QLabel *label =
            makeLabel(QStringLiteral("%1  %2").arg(++number).arg(name), TypeRole::Body, TextRole::Tertiary, head);
        m_stepLabels.append(label);
        row->addWidget(label);
    }
    return head;
}

QWidget *SetupWizard::buildFooter()
{
    auto *footer = new QWidget(this);
    footer->setFixedHeight(footerHeight);
    setSurface(footer, Surface::Chrome);
    footer->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    m_note = makeLabel({}, TypeRole::Secondary, TextRole::Secondary, footer);
    m_note->setWordWrap(true);
    m_progress = new QProgressBar(footer);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(tr("Saving"));
    row->addWidget(m_note, 1);
    row->addWidget(m_progress);
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_back = new QPushButton(tr("Back"), footer);
    m_next = new QPushButton(tr("Next"), footer);
    setButtonRole(m_next, ButtonRole::Primary);
    for (QPushButton *button : {m_cancel, m_back, m_next}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    const auto goOn = [this] {
        if (m_step == Step::Done)
            leave();
        else if (m_page == SetupPage::Summary)
            finish();
        else
            next();
    };
    connect(m_cancel, &QPushButton::clicked, this, &SetupWizard::reject);
    connect(m_back, &QPushButton::clicked, this, &SetupWizard::back);
    connect(m_next, &QPushButton::clicked, this, goOn);
    for (const auto &[keys, button] : {std::pair(Qt::ALT | Qt::Key_N, m_next), {Qt::ALT | Qt::Key_B, m_back}}) {
        setKeyHint(button, QKeySequence(keys).toString(QKeySequence::NativeText));
        auto *shortcut = new QShortcut(QKeySequence(keys), this);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    }
    return footer;
}

QString SetupWizard::message() const
{
    return m_note->text();
}

void SetupWizard::say(const QString &words, bool isProblem)
{
    m_note->setText(words);
    setTextRole(m_note, isProblem ? TextRole::Danger : TextRole::Secondary);
}

void SetupWizard::showStep(Step step)
{
    m_step = step;
    updateFrame();
    emit stepChanged();
}

void SetupWizard::updateFrame()
{
    const bool planning = m_step == Step::Planning;
    const bool isLast = m_page == SetupPage::Summary;
    switch (m_step) {
    case Step::Reading:
        m_pages->setCurrentIndex(0);
        break;
    case Step::Planning:
    case Step::Saving:
        m_pages->setCurrentIndex(firstPage + int(m_page));
        break;
    case Step::Done:
        m_pages->setCurrentIndex(m_pages->count() - 1);
        break;
    }
    for (int i = 0; i < m_stepLabels.size(); ++i) {
        const bool isNow = m_step != Step::Done && i == int(m_page);
        m_stepLabels.at(i)->setFont(Theme::font(isNow ? TypeRole::BodyBold : TypeRole::Body));
        setTextRole(m_stepLabels.at(i), isNow ? TextRole::Accent : TextRole::Tertiary);
    }
    m_progress->setVisible(m_step == Step::Saving);
    m_cancel->setVisible(m_step != Step::Done);
    m_back->setVisible(planning && m_page != SetupPage::Centre);
    m_next->setVisible(m_step != Step::Reading);
    m_next->setEnabled(m_step != Step::Saving);
    const bool imports = m_plan.customers == CustomersStart::Import;
    m_next->setText(m_step == Step::Done ? (imports ? tr("Import customers") : tr("Close"))
                    : isLast             ? tr("Set up the centre")
                                         : tr("Next"));
}

} // namespace fairdesk
