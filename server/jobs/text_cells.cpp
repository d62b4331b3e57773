#include "server/jobs/text_cells.h"

#include <QRegularExpression>

namespace fairdesk {
namespace {

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == QChar(0xFEFF);
}

} // namespace

QString cleanedLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar(0xA0) || c == QChar(0x3000))
            line += u' ';
        else if (!isInvisible(c))
            line += c;
    }
    return line.simplified();
}

QStringList splitList(const QString &text)
{
    static const QRegularExpression signs(QStringLiteral("[、/;；,，|\\n\\r]+"));
    QStringList parts;
    for (const QString &part : text.split(signs, Qt::SkipEmptyParts)) {
        if (const QString line = cleanedLine(part); !line.isEmpty())
            parts.append(line);
    }
    return parts;
}

} // namespace fairdesk
