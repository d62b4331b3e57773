// Splits a C++ source into what the rules look at: code without comments, literals, includes.
#pragma once

#include <QList>
#include <QString>

namespace fairdesk::architecture {

// A piece of a source and the line that it begins on, counted from 1.
struct Piece
{
    QString text;
    int line = 0;
};

// One source file as the rules see it: a rule about code must not stumble over a comment that explains it.
struct SourceText
{
    QString path;          // from the repository root, with slashes
    QString code;          // comments and the contents of literals blanked, line breaks kept
    QList<Piece> strings;  // contents of string literals, neighbours joined as the compiler joins them
    QList<Piece> includes; // what stands between <> or ""
    int lineCount = 0;
};

SourceText splitSource(const QString &path, const QString &text);

} // namespace fairdesk::architecture
