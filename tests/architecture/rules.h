// The rules that every source of Fairdesk keeps; the tables at the top of rules.cpp are the place to change them.
#pragma once

#include "tests/architecture/source_text.h"

namespace fairdesk::architecture {

// One breach of a rule, worded for the person who has to mend it.
struct Finding
{
    QString rule;
    QString path;
    int line = 0;
    QString what;

    QString toString() const { return QStringLiteral("%1:%2: [%3] %4").arg(path).arg(line).arg(rule, what); }
};

// All breaches in one C++ source.
QList<Finding> checkSource(const SourceText &source);

// All breaches in one CMakeLists.txt: what a target links is as telling as what it includes.
QList<Finding> checkBuildFile(const QString &path, const QString &text);

// All breaches in a style sheet or designer form of the client.
QList<Finding> checkStyleFile(const QString &path, const QString &text);

// A file this long is worth a second look, though it is not a breach yet.
bool isLong(const SourceText &source);

} // namespace fairdesk::architecture
