// How a value looks to a person.
#pragma once

#include "common/base/clock.h"
#include "common/catalogue/field_spec.h"

#include <QLocale>

#include <memory>

namespace fairdesk {

// Values as texts by the rules of the house: today 15:00, this year 02-05, else 2026-12-18; nothing is —, never 0.
// Cheap to copy.
class DisplayText
{
public:
    enum class Place : quint8 {
        List, // short: the year and the currency sign only where they say something
        Form, // complete
    };

    // The clock says what today is, and in which time zone the reader lives.
    explicit DisplayText(QLocale locale = QLocale(),
                         std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());

    // The title is that of a link; several are joined with linkSeparator.
    QString text(const FieldSpec &field, const Value &value, const QString &title = {},
                 Place place = Place::List) const;

    QString date(QDate date, Place place = Place::List) const;
    QString instant(Instant instant, Place place = Place::List) const;
    QString money(const Money &money, Place place = Place::List) const;

    const QLocale &locale() const { return m_locale; }

    static QString nothing() { return QStringLiteral("—"); }

private:
    QString present(const FieldSpec &field, const Value &value, const QString &title, Place place) const;
    QString links(qsizetype count, const QString &title) const;

    QLocale m_locale;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace fairdesk
