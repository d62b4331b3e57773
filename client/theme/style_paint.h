// What the painting functions of the style share; not for use outside client/theme.
#pragma once

#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace fairdesk::style {

// One call of QStyle as its painting functions take it.
struct Call
{
    const FairdeskStyle &style;
    const Theme &theme;
    const QStyleOption *option;
    QPainter *painter;
    const QWidget *widget;

    bool has(QStyle::StateFlag flag) const { return option->state.testFlag(flag); }
    bool enabled() const { return has(QStyle::State_Enabled); }
    bool hovered() const { return enabled() && has(QStyle::State_MouseOver); }
    template<typename Option>
    const Option *as() const
    {
        return qstyleoption_cast<const Option *>(option);
    }
    Call with(const QStyleOption *other) const { return {style, theme, other, painter, widget}; }
};

using Paint = void (*)(const Call &);

// The tables of what this style draws itself; null means that Fusion's drawing is kept.
Paint primitivePaint(QStyle::PrimitiveElement element);
Paint controlPaint(QStyle::ControlElement element);
Paint itemPaint(QStyle::PrimitiveElement element);
Paint rowPaint(QStyle::ControlElement element);
Paint complexPaint(QStyle::ComplexControl control);

ButtonRole buttonRole(const QWidget *widget);
bool isSmall(const QWidget *widget);
int controlHeight(const QWidget *widget);
bool isInvalid(const QWidget *widget);
QString keyHint(const QWidget *widget);
bool isDocumentTabs(const QWidget *widget);

// A rounded rectangle whose 1 px edge lies inside `rect`, crisp at any pixel ratio.
void paintFrame(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge, qreal radius);
// The frame of a field: hairline all around and a darker bottom edge, which carries focus and refusal.
void paintField(const Call &call, const QRect &rect);
void paintHairline(QPainter *painter, const QRect &rect, const QColor &color);
void paintIcon(const Call &call, const QRect &rect, Icon name, const QColor &color);
// An icon of the caller in one colour, whatever colours it has.
QPixmap tinted(const QPixmap &pixmap, const QColor &color);

struct ButtonLook
{
    QColor fill, edge, text;
};
ButtonLook buttonLook(const Call &call, ButtonRole role);

QRect comboArrowRect(const QRect &rect, Qt::LayoutDirection direction);
// Text and note of a tab made by tabText().
std::pair<QString, QString> splitTabText(const QString &text);
QSize tabSize(const QStyleOption *option, const QSize &contents, const QWidget *widget);

} // namespace fairdesk::style
