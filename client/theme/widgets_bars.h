// Bars that tell how far something is.
#pragma once

#include "client/theme/theme.h"

#include <QWidget>

#include <optional>

namespace fairdesk {

// How complete a record is: a short bar and the percentage beside it.
class CompletenessBar final : public QWidget
{
    Q_OBJECT
public:
    explicit CompletenessBar(int percent = 0, QWidget *parent = nullptr);

    int percent() const { return m_percent; }
    void setPercent(int percent);
    // Where the mean or the last edition stands, as a tick.
    void setTick(std::optional<int> percent);
    // Without a tone the bar is success from 80 %, else warning.
    void setTone(std::optional<Tone> tone);
    void setTextVisible(bool visible);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString text() const;

    int m_percent;
    std::optional<int> m_tick;
    std::optional<Tone> m_tone;
    bool m_textVisible = true;
};

} // namespace fairdesk
