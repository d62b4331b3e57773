// How a text file separates its cells: found out from its first rows.
#pragma once

#include <QChar>
#include <QStringView>

#include <optional>

namespace fairdesk {

constexpr QChar FullWidthComma = u'，';

struct CsvDialect
{
    QChar separator = u',';
    // Length of a first line "sep=;" that only declares the separator; it is no row.
    qsizetype declarationLength = 0;
    bool operator==(const CsvDialect &) const = default;
};

// From the first piece of the text. The separator wins that cuts most rows into the same number of cells; a full-width
// comma, which is ordinary Chinese punctuation, only where nothing else separates.
CsvDialect detectDialect(QStringView text);

} // namespace fairdesk
