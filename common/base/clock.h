// Where time comes from, so that tests can stand in any day of the trade's year.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

namespace fairdesk {

// An instant as it is stored and sent: milliseconds since 1970-01-01T00:00Z.
struct Instant
{
    qint64 milliseconds = 0;

    static Instant from(const QDateTime &time) { return {time.toMSecsSinceEpoch()}; }
    QDateTime utc() const { return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC); }
    bool operator==(const Instant &) const = default;
    auto operator<=>(const Instant &) const = default;
};

class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;

    // The centre's own day, by the time zone that its administrator set.
    QDate today() const { return now().utc().toTimeZone(zone()).date(); }
    virtual QTimeZone zone() const { return QTimeZone("Asia/Shanghai"); }
};

class SystemClock final : public Clock
{
public:
    explicit SystemClock(QTimeZone zone = QTimeZone("Asia/Shanghai"))
        : m_zone(std::move(zone))
    {
    }
    Instant now() const override;
    QTimeZone zone() const override { return m_zone; }

private:
    QTimeZone m_zone;
};

// Stands still until it is told to move.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime time)
        : m_now(Instant::from(time))
    {
    }
    Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now.milliseconds += by.count(); }

private:
    Instant m_now;
};

} // namespace fairdesk
