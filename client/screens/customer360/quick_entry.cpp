#include "client/screens/customer360/quick_entry.h"

#include "client/data/choice_labels.h"
#include "client/data/draft_store.h"
#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QCalendarWidget>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace fairdesk {
namespace {

constexpr int subjectLength = 200; // as Interaction::subject and Task::title allow
constexpr int mostLines = 6;
constexpr int draftPause = 300;
constexpr char draftEntity[] = "quick_entry";

struct EntryKind
{
    QuickEntry::What what;
    const char *entity;
    const char *channel;
    Icon icon;
    const char *words; // where there is no channel that has a name of its own
    const char *hint;
};

const std::array<EntryKind, 5> &kinds()
{
    static const std::array<EntryKind, 5> all{
        EntryKind{QuickEntry::What::Call, "interaction", "call", Icon::Call,
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "Call"),
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "What was said? The first line becomes the subject")},
        EntryKind{QuickEntry::What::Visit, "interaction", "visit", Icon::Handshake,
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "Visit"),
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "How was the visit? The first line becomes the subject")},
        EntryKind{QuickEntry::What::WeChat, "interaction", "wechat", Icon::Chat,
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "WeChat"),
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "What was written? The first line becomes the subject")},
        EntryKind{
            QuickEntry::What::Note, "note", "", Icon::Note, QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "Note"),
            QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "Something that everybody should know about this customer")},
        EntryKind{QuickEntry::What::Task, "task", "", Icon::Task, QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "Task"),
                  QT_TRANSLATE_NOOP("fairdesk::QuickEntry", "What is to be done?")},
    };
    return all;
}

const EntryKind &kindOf(QuickEntry::What what)
{
    return kinds()[size_t(what)];
}

} // namespace

QuickEntry::QuickEntry(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setSurface(this, Surface::Surface);
    for (const EntryKind &kind : kinds()) {
        if (mayCreate(context, kind.entity))
            m_offered.append(kind.what);
    }
    buildRows();
    setVisible(!m_offered.isEmpty());
    m_draft.setSingleShot(true);
    m_draft.setInterval(draftPause);
    connect(&m_draft, &QTimer::timeout, this, &QuickEntry::keepDraft);
    if (!m_offered.isEmpty())
        showFor(m_offered.first());
}

QuickEntry::~QuickEntry()
{
    if (m_draft.isActive())
        keepDraft();
}

void QuickEntry::buildRows()
{
    QList<SegmentedButtons::Segment> segments;
    const EntityPtr interaction = entityOf(m_context, "interaction");
    const FieldSpec *channel = interaction ? interaction->field("channel") : nullptr;
    for (const What what : std::as_const(m_offered)) {
        const EntryKind &kind = kindOf(what);
        const bool named = channel && qstrlen(kind.channel) > 0 && channel->choice(kind.channel);
        segments.append({.text = named ? choiceText(*channel, QString::fromLatin1(kind.channel)) : tr(kind.words),
                         .note = {},
                         .icon = kind.icon,
                         .tone = Tone::Neutral});
    }
    m_what = new SegmentedButtons(segments, this);
    m_edit = new QPlainTextEdit(this);
    m_edit->setTabChangesFocus(true);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setAccessibleName(tr("Quick entry"));
    m_edit->installEventFilter(this);
    m_edit->document()->setDocumentMargin(3);

    m_result = new QComboBox(this);
    m_result->setAccessibleName(tr("Result"));
    m_result->addItem(tr("Result"), QString());
    if (const FieldSpec *result = interaction ? interaction->field("result") : nullptr) {
        for (const ChoiceOption &option : choiceOptions(*result))
            m_result->addItem(option.text, option.key);
    }
    m_contact = new QComboBox(this);
    m_contact->setAccessibleName(tr("Contact"));
    m_contact->setMaximumWidth(130);
    m_next = new QPushButton(icon(Icon::CalendarLtr), {}, this);
    m_next->setMenu(new QMenu(m_next));
    connect(m_next->menu(), &QMenu::aboutToShow, this, &QuickEntry::fillNextMenu);
    m_save = new QPushButton(tr("Save"), this);
    setKeyHint(m_save, QStringLiteral("Ctrl Enter"));
    m_save->setEnabled(false);
    m_problem = makeLabel({}, TypeRole::Secondary, TextRole::Danger, this);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(m_what);
    upper->addStretch(1);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(8);
    lower->addWidget(m_result);
    lower->addWidget(m_contact);
    lower->addWidget(m_next);
    lower->addStretch(1);
    lower->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(upper);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    column->addLayout(lower);

    connect(m_what, &SegmentedButtons::chosen, this, [this](int index) {
        showFor(m_offered.at(index));
        m_edit->setFocus();
        m_draft.start();
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        fitText();
        m_save->setEnabled(!isEmpty() && !m_saving);
        m_problem->hide();
        m_draft.start();
        emit textChangedByUser(isEmpty());
    });
    connect(m_save, &QPushButton::clicked, this, &QuickEntry::save);
    fitText();
}

void QuickEntry::setCustomer(const CustomerFile &file)
{
    if (file.record.id() != m_customer) {
        if (m_customer != 0)
            keepDraft();
        m_customer = file.record.id();
        clear();
        restoreDraft();
    }
    const QVariant chosen = m_contact->currentData();
    m_contact->clear();
    m_contact->addItem(tr("Contact"), 0);
    const ResultTable &contacts = file.panel(FilePanel::Contacts);
    const int name = contacts.columnOf("name");
    for (int row = 0; name >= 0 && row < contacts.rowCount(); ++row)
        m_contact->addItem(contacts.value(row, name).text(), contacts.id(row));
    m_contact->setCurrentIndex(std::max(0, m_contact->findData(chosen)));
}

void QuickEntry::start()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void QuickEntry::setWhat(What what)
{
    if (!m_offered.contains(what))
        return;
    m_what->setCurrent(int(m_offered.indexOf(what)));
    showFor(what);
}

void QuickEntry::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

QString QuickEntry::text() const
{
    return m_edit->toPlainText();
}

bool QuickEntry::isEmpty() const
{
    return m_edit->toPlainText().trimmed().isEmpty();
}

void QuickEntry::showFor(What what)
{
    const bool isInteraction = qstrcmp(kindOf(what).entity, "interaction") == 0;
    m_edit->setPlaceholderText(tr(kindOf(what).hint));
    m_result->setVisible(isInteraction && m_result->count() > 1);
    m_contact->setVisible(what != What::Note);
    m_next->setVisible(what != What::Note);
    setNext(m_nextDate);
}

void QuickEntry::fitText()
{
    const int lines = std::clamp(int(m_edit->document()->size().height()), 1, mostLines);
    const int tall = lines * m_edit->fontMetrics().lineSpacing() + 12;
    m_edit->setFixedHeight(std::max(metrics::control, tall));
    m_edit->setVerticalScrollBarPolicy(lines == mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void QuickEntry::setNext(QDate date)
{
    m_nextDate = date;
    const bool isTask = !m_offered.isEmpty() && m_offered.at(std::max(0, m_what->current())) == What::Task;
    const QString words = isTask ? tr("Due") : tr("Next step");
    m_next->setText(date.isValid() ? words + u' ' + displayOf(m_context).date(date) : words);
}

void QuickEntry::fillNextMenu()
{
    QMenu *menu = m_next->menu();
    menu->clear();
    const QDate today = clockOf(m_context)->today();
    const std::pair<QString, QDate> choices[] = {{tr("Tomorrow"), today.addDays(1)},
                                                 {tr("In 3 days"), today.addDays(3)},
                                                 {tr("In 1 week"), today.addDays(7)},
                                                 {tr("In 2 weeks"), today.addDays(14)},
                                                 {tr("In 1 month"), today.addMonths(1)}};
    for (const auto &[words, date] : choices)
        menu->addAction(words + u'\t' + displayOf(m_context).date(date), this, [this, date = date] { setNext(date); });
    menu->addSeparator();
    menu->addAction(tr("Choose a day…"), this, &QuickEntry::pickDate);
    if (m_nextDate.isValid())
        menu->addAction(tr("No date"), this, [this] { setNext({}); });
}

void QuickEntry::pickDate()
{
    auto *popUp = new QMenu(this);
    popUp->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(popUp);
    calendar->setMinimumDate(clockOf(m_context)->today());
    calendar->setSelectedDate(m_nextDate.isValid() ? m_nextDate : clockOf(m_context)->today().addDays(1));
    auto *action = new QWidgetAction(popUp);
    action->setDefaultWidget(calendar);
    popUp->addAction(action);
    connect(calendar, &QCalendarWidget::activated, this, [this, popUp](QDate date) {
        setNext(date);
        popUp->close();
    });
    connect(calendar, &QCalendarWidget::clicked, this, [this, popUp](QDate date) {
        setNext(date);
        popUp->close();
    });
    popUp->popup(m_next->mapToGlobal(QPoint(0, m_next->height() + 2)));
}

RecordChange QuickEntry::change() const
{
    const EntryKind &kind = kindOf(m_offered.at(m_what->current()));
    const QString typed = m_edit->toPlainText().trimmed();
    const QString first = typed.section(u'\n', 0, 0).trimmed();
    RecordChange change{.operation = RecordChange::Operation::Create,
                        .entity = kind.entity,
                        .id = -1,
                        .version = 0,
                        .values = {},
                        .lines = {}};
    change.values.append({"customer", Value(m_customer)});
    const qint64 contact = m_contact->currentData().toLongLong();
    switch (kind.what) {
    case What::Note:
        change.values.append({"text", Value(typed)});
        return change;
    case What::Task:
        change.values.append({"title", Value(first.left(subjectLength))});
        if (typed != first)
            change.values.append({"description", Value(typed)});
        if (m_nextDate.isValid())
            change.values.append({"due", Value(m_nextDate)});
        break;
    case What::Call:
    case What::Visit:
    case What::WeChat:
        change.values.append({"channel", Value(QString::fromLatin1(kind.channel))});
        change.values.append({"at", Value(clockOf(m_context)->now())});
        change.values.append({"subject", Value(first.left(subjectLength))});
        if (typed != first || first.size() > subjectLength)
            change.values.append({"content", Value(typed)});
        if (const QString result = m_result->currentData().toString(); !result.isEmpty())
            change.values.append({"result", Value(result)});
        if (m_nextDate.isValid())
            change.values.append({"next_at", Value(m_nextDate)});
        break;
    }
    if (contact > 0)
        change.values.append({"contact", Value(contact)});
    return change;
}

void QuickEntry::save()
{
    if (isEmpty() || m_saving || m_customer == 0)
        return;
    const RecordChange wanted = change();
    m_saving = true;
    m_save->setEnabled(false);
    m_edit->setReadOnly(true);
    whenDone(m_context.link.save({.changes = {wanted}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}),
             this, [this, entity = wanted.entity](const Result<SaveResult> &answer) { onSaved(entity, answer); });
}

void QuickEntry::onSaved(const QByteArray &entity, const Result<SaveResult> &answer)
{
    m_saving = false;
    m_edit->setReadOnly(false);
    m_save->setEnabled(!isEmpty());
    if (!answer) {
        m_problem->setText(answer.error().render());
        m_problem->show();
        return;
    }
    clear();
    keepDraft();
    emit saved(entity);
}

void QuickEntry::clear()
{
    m_edit->clear();
    m_result->setCurrentIndex(0);
    m_contact->setCurrentIndex(0);
    setNext({});
    m_problem->hide();
}

void QuickEntry::keepDraft()
{
    m_draft.stop();
    if (m_customer == 0)
        return;
    if (isEmpty()) {
        m_context.drafts.drop(draftEntity, m_customer);
        return;
    }
    m_context.drafts.keep(
        {.entity = draftEntity,
         .id = m_customer,
         .version = 0,
         .at = QDateTime::currentDateTimeUtc(),
         .values = {{"what", Value(qint64(m_offered.at(m_what->current())))}, {"text", Value(text())}}});
}

void QuickEntry::restoreDraft()
{
    const auto draft = m_context.drafts.find(draftEntity, m_customer);
    if (!draft)
        return;
    for (const FieldValue &entry : draft->values) {
        if (entry.field == "what")
            setWhat(What(std::clamp<qint64>(entry.value.integer(), 0, qint64(kinds().size()) - 1)));
        else if (entry.field == "text")
            setText(entry.value.text());
    }
}

bool QuickEntry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!enter || !key->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    save();
    return true;
}

} // namespace fairdesk
