#include "client/editors/popup_line.h"

#include "client/theme/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>

namespace fairdesk {
namespace {

constexpr int visibleOptions = 10;
constexpr int widestPopup = 480;

} // namespace

PopupLine::PopupLine(QWidget *parent)
    : QLineEdit(parent)
    , m_model(new OptionModel(this))
    , m_completer(new QCompleter(this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(visibleOptions);
    m_completer->setModel(m_model);
    // Not setCompleter(): that would write each option into the line while the arrow keys pass it.
    m_completer->setWidget(this);
    m_completer->popup()->setItemDelegate(new OptionDelegate(m_completer->popup()));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &PopupLine::pick);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_typing = !text.trimmed().isEmpty();
        emit wanted(text);
    });
}

void PopupLine::setFrameless()
{
    setFrame(false);
    setAttribute(Qt::WA_MacShowFocusRect, false);
}

void PopupLine::setArrowVisible(bool visible)
{
    if (visible && !m_arrow) {
        m_arrow = addAction(icon(Icon::ChevronDown), QLineEdit::TrailingPosition);
        connect(m_arrow, &QAction::triggered, this, [this] {
            setFocus(Qt::MouseFocusReason);
            look();
        });
    }
    if (m_arrow)
        m_arrow->setVisible(visible);
}

void PopupLine::offer(const QList<PickOption> &options)
{
    m_model->setOptions(options);
    if (options.isEmpty() || !hasFocus()) {
        closePopup();
        return;
    }
    int width = this->width();
    for (const PickOption &option : options)
        width =
            std::max(width, std::min(widestPopup, fontMetrics().horizontalAdvance(option.text + option.detail) + 60));
    m_completer->complete(QRect(0, 0, width, height() + 2));
    int chosen = m_typing ? 0 : -1;
    for (int i = 0; i < options.size() && !m_typing; ++i) {
        if (options.at(i).checked && chosen < 0)
            chosen = i;
    }
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(chosen, 0));
}

void PopupLine::look()
{
    m_typing = false;
    emit wanted(QString());
}

// Tab leaves the line before the list could see the key.
bool PopupLine::event(QEvent *event)
{
    const bool isTab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (isTab && isPopupOpen()) {
        const QModelIndex current = m_completer->popup()->currentIndex();
        closePopup();
        pick(current);
    }
    return QLineEdit::event(event);
}

void PopupLine::closePopup()
{
    m_completer->popup()->hide();
}

bool PopupLine::isPopupOpen() const
{
    return m_completer->popup()->isVisible();
}

void PopupLine::pick(const QModelIndex &index)
{
    const QList<PickOption> options = m_model->options();
    if (index.row() >= 0 && index.row() < options.size())
        emit picked(options.at(index.row()));
    m_typing = false;
}

void PopupLine::keyPressEvent(QKeyEvent *event)
{
    const bool opens =
        event->key() == Qt::Key_Down || (event->key() == Qt::Key_F4 && event->modifiers() == Qt::NoModifier);
    if (opens && !isPopupOpen() && !isReadOnly()) {
        look();
        return;
    }
    if (event->key() == Qt::Key_Backspace && text().isEmpty()) {
        emit backspaced();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !isPopupOpen() && event->modifiers() == Qt::NoModifier)
        emit submitted();
    QLineEdit::keyPressEvent(event);
    // The list takes the option and keeps the key, so that no default button is pressed as well.
    if (isEnter && isPopupOpen())
        event->ignore();
}

void PopupLine::mousePressEvent(QMouseEvent *event)
{
    QLineEdit::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && !isReadOnly() && text().isEmpty())
        look();
}

void PopupLine::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::MouseFocusReason)
        selectAll();
}

} // namespace fairdesk
