// Several values in one field.
#pragma once

#include "client/theme/theme.h"

#include <QAbstractButton>
#include <QLayout>
#include <QWidget>

namespace fairdesk {

class PopupLine;

// Items one after the other, in as many lines as they need; the last one gets the rest of its line.
class FlowLayout final : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent, int spacing = metrics::grid);
    ~FlowLayout() override;

    // Widgets belong to their parent; this only orders them.
    void setOrder(const QList<QWidget *> &widgets);
    void setLastStretches(bool stretches) { m_lastStretches = stretches; }

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    QList<QLayoutItem *> m_items;
    int m_spacing;
    bool m_lastStretches = false;
};

// One value of several.
struct Chip
{
    QString key;
    QString text;
    Tone tone = Tone::Neutral;
    bool operator==(const Chip &) const = default;
};

// A field that holds chips and a line to type one more.
class ChipsField final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipsField(QWidget *parent = nullptr);

    PopupLine *line() const { return m_line; }
    void setChips(const QList<Chip> &chips);
    const QList<Chip> &chips() const { return m_chips; }

signals:
    void removed(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();

    FlowLayout *m_flow;
    PopupLine *m_line;
    QList<Chip> m_chips;
    QList<QWidget *> m_widgets;
};

} // namespace fairdesk
