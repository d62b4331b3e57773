// Why a table could not be read or written, as a sentence that is translated where its reader is.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace fairdesk {

// The first thing that went wrong with a table; `None` while all is well.
struct TableError
{
    enum Kind : quint8 {
        None,
        CannotRead,        // the device or the file itself
        CannotWrite,       // disk full, no permission
        NotATable,         // a picture, a web page, an archive of something else
        PasswordProtected, // an encrypted workbook
        Unsupported,       // a table, but of a form that is not read (.xls, .ods, .xlsb)
        Damaged,           // cut off, or not what it claims to be
        TooLarge,          // beyond a budget of ReadOptions
        Suspicious,        // built to exhaust memory or time: bombs, document types
        UnknownEncoding,
        UnclosedQuote,
        NoSuchSheet,
    };

    Kind kind = None;
    QByteArray source; // English, in the translation context "Tabular"
    QStringList arguments;
    qint64 row = 0; // 1-based as a spreadsheet program counts; 0 where no row is to blame
    QString detail; // for the log, never translated

    explicit operator bool() const { return kind != None; }
    // In the language of the installed translators, with the row in front.
    QString text() const;
    QString english() const;
    bool operator==(const TableError &) const = default;
};

} // namespace fairdesk
