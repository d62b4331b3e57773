#include "client/editors/date_editors.h"

#include "client/editors/typed_values.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

const QString dayForm = QStringLiteral("yyyy-MM-dd");
const QString momentForm = QStringLiteral("yyyy-MM-dd HH:mm");

// Below the field; deletes itself when it closes.
void showCalendar(QWidget *field, QDate date, const std::function<void(QDate)> &chosen)
{
    auto *frame = new QFrame(field, Qt::Popup);
    frame->setAttribute(Qt::WA_DeleteOnClose);
    frame->setFrameShape(QFrame::StyledPanel);
    setSurface(frame, Surface::Surface);
    auto *calendar = new QCalendarWidget(frame);
    calendar->setGridVisible(false);
    calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
    calendar->setFirstDayOfWeek(Qt::Monday);
    calendar->setSelectedDate(date);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(calendar);
    const auto take = [frame, chosen](QDate day) {
        frame->close();
        chosen(day);
    };
    QObject::connect(calendar, &QCalendarWidget::clicked, frame, take);
    QObject::connect(calendar, &QCalendarWidget::activated, frame, take);
    frame->move(field->mapToGlobal(QPoint(0, field->height() + 2)));
    frame->show();
    calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace

DateLine::DateLine(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    QAction *open = m_line->addAction(icon(Icon::CalendarLtr), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Pick from the calendar (Alt+Down)"));
    connect(open, &QAction::triggered, this, &DateLine::calendarWanted);
    m_line->installEventFilter(this);
}

bool DateLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || m_line->isReadOnly())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isDown = key->key() == Qt::Key_Down;
    if (isDown && key->modifiers() == Qt::AltModifier) {
        emit calendarWanted();
        return true;
    }
    if ((isDown || key->key() == Qt::Key_Up) && key->modifiers() == Qt::NoModifier) {
        emit stepped(isDown ? -1 : 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

DateEditor::DateEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_date(new DateLine(this))
{
    row()->addWidget(m_date);
    setInput(m_date->line());
    const auto today = [&context] { return clockOf(context)->today(); };
    m_date->line()->setPlaceholderText(dayForm);
    connect(m_date->line(), &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_date->line(), &QLineEdit::editingFinished, this, [this] {
        if (const Value value = typedValue(); value.isPresent())
            m_date->line()->setText(value.valueOr(QDate()).toString(dayForm));
    });
    connect(m_date, &DateLine::stepped, this,
            [this, today](int days) { take(typedValue().valueOr(today().addDays(-days)).addDays(days)); });
    connect(m_date, &DateLine::calendarWanted, this,
            [this, today] { showCalendar(m_date, typedValue().valueOr(today()), [this](QDate day) { take(day); }); });
}

void DateEditor::take(QDate date)
{
    m_date->line()->setText(date.toString(dayForm));
    emit edited();
}

Value DateEditor::typedValue() const
{
    const auto date = typedDate(m_date->line()->text(), clockOf(context())->today());
    return date ? Value(*date) : Value::null();
}

std::optional<Text> DateEditor::typedProblem() const
{
    if (m_date->line()->text().trimmed().isEmpty() || typedValue().isPresent())
        return {};
    return message(QT_TRANSLATE_NOOP("Message", "%1 is no date. Write it as 2026-05-18."), field().label.argument());
}

void DateEditor::showValue(const Value &value, const QString &)
{
    if (typedValue() == value && !typedProblem())
        return;
    const auto *date = value.as<QDate>();
    m_date->line()->setText(date ? date->toString(dayForm) : QString());
}

InstantEditor::InstantEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_clock(clockOf(context))
    , m_date(new DateLine(this))
{
    row()->addWidget(m_date);
    setInput(m_date->line());
    m_date->line()->setPlaceholderText(momentForm);
    connect(m_date->line(), &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_date->line(), &QLineEdit::editingFinished, this, [this] {
        if (const auto time = typed())
            m_date->line()->setText(time->toString(momentForm));
    });
    connect(m_date, &DateLine::stepped, this,
            [this](int days) { take(typed().value_or(now().addDays(-days)).addDays(days)); });
    connect(m_date, &DateLine::calendarWanted, this, [this] {
        const QDateTime before = typed().value_or(now());
        showCalendar(m_date, before.date(),
                     [this, before](QDate day) { take(QDateTime(day, before.time(), before.timeZone())); });
    });
}

QDateTime InstantEditor::now() const
{
    const QDateTime time = m_clock->now().utc().toTimeZone(m_clock->zone());
    return QDateTime(time.date(), QTime(time.time().hour(), time.time().minute()), m_clock->zone());
}

std::optional<QDateTime> InstantEditor::typed() const
{
    return typedMoment(m_date->line()->text(), now());
}

void InstantEditor::take(const QDateTime &time)
{
    m_date->line()->setText(time.toString(momentForm));
    emit edited();
}

Value InstantEditor::typedValue() const
{
    const auto time = typed();
    return time ? Value(Instant::from(*time)) : Value::null();
}

std::optional<Text> InstantEditor::typedProblem() const
{
    if (m_date->line()->text().trimmed().isEmpty() || typed())
        return {};
    return message(QT_TRANSLATE_NOOP("Message", "%1 is no date and time. Write it as 2026-05-18 15:00."),
                   field().label.argument());
}

void InstantEditor::showValue(const Value &value, const QString &)
{
    if (typedValue() == value && !typedProblem())
        return;
    const auto *instant = value.as<Instant>();
    m_date->line()->setText(instant ? instant->utc().toTimeZone(m_clock->zone()).toString(momentForm) : QString());
}

} // namespace fairdesk
