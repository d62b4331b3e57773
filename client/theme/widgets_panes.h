// Parts that pages are put together from: heads, strips of figures, bars, the empty state.
#pragma once

#include "client/theme/icons.h"
#include "client/theme/theme.h"

#include <QAbstractButton>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace fairdesk {

class ElidedLabel;
class IconLabel;

// The 32 px head of a pane: a bold title, what is counted or measured, and its actions at the right.
class PaneHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit PaneHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // What is measured or how many there are, in a quieter ink behind the title.
    void setNote(const QString &note);
    void addAction(QWidget *widget);
    // A button of text alone, for the one link that a head may have.
    QPushButton *addLink(const QString &text);
    QAbstractButton *addIconButton(Icon icon, const QString &tip);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ElidedLabel *m_title;
    ElidedLabel *m_note;
    QHBoxLayout *m_row;
};

// A figure of a strip; the one that decides is the biggest thing in its pane.
struct KeyFigure
{
    QString label;
    QString value;
    QString unit = {};
    QString caption = {};
    Tone valueTone = Tone::Neutral;
    Tone captionTone = Tone::Neutral;
    // The share of a target 0…1 as a bar under the figure, and where the last edition was.
    std::optional<double> share = {};
    std::optional<double> tick = {};
    bool opensRecords = false;
};

// Figures side by side with hairlines between; a figure that totals records opens them.
class KeyFigureStrip final : public QWidget
{
    Q_OBJECT
public:
    enum class Size { Strip, Dashboard };

    explicit KeyFigureStrip(Size size = Size::Strip, QWidget *parent = nullptr);

    void setFigures(const QList<KeyFigure> &figures);
    int count() const;
    QAbstractButton *figure(int index) const;

signals:
    void opened(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Size m_size;
    QHBoxLayout *m_row;
    QList<QAbstractButton *> m_cells;
};

// A 32 px bar under the tabs that says what is the matter as long as it lasts: offline, sent again, read-only.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void showMessage(Tone tone, const QString &message, const QString &action = {});
    // For good news, which go away by themselves.
    void showMessageFor(int milliseconds, Tone tone, const QString &message);
    QString message() const;
    Tone tone() const { return m_tone; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    IconLabel *m_icon;
    ElidedLabel *m_text;
    QPushButton *m_action;
    QTimer *m_hide;
};

// What stands in a pane that has nothing to show: an icon, one sentence, one button.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(Icon icon, const QString &sentence, const QString &action = {}, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    void setAction(const QString &action);
    void setIcon(Icon icon);
    // The danger look, with a request number that can be selected and copied.
    void setError(const QString &sentence, const QString &requestNumber, const QString &action);

signals:
    void actionTriggered();

private:
    IconLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_request;
    QPushButton *m_action;
};

} // namespace fairdesk
