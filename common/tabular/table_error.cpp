#include "common/tabular/table_error.h"

#include <QCoreApplication>

namespace fairdesk {

namespace {

constexpr const char *InRow = QT_TRANSLATE_NOOP("Tabular", "Row %1: %2");

QString filled(QString pattern, const QStringList &arguments)
{
    // All at once: an argument that itself contains "%1" must not be filled again.
    if (arguments.size() == 1)
        return pattern.arg(arguments.at(0));
    if (arguments.size() == 2)
        return pattern.arg(arguments.at(0), arguments.at(1));
    return pattern;
}

} // namespace

QString TableError::text() const
{
    const QString sentence = filled(QCoreApplication::translate("Tabular", source.constData()), arguments);
    if (row == 0)
        return sentence;
    return QCoreApplication::translate("Tabular", InRow).arg(QString::number(row), sentence);
}

QString TableError::english() const
{
    const QString sentence = filled(QString::fromUtf8(source), arguments);
    return row == 0 ? sentence : QString::fromLatin1(InRow).arg(QString::number(row), sentence);
}

} // namespace fairdesk
