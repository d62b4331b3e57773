// The text functions by name, for the command line, which offers them without a server.
#pragma once

#include <QString>
#include <QStringList>

namespace fairdesk {

// The answer for one value; the reason, empty when ok, is English source text of the translation context OfflineText
// or CreditCode.
struct OfflineTextAnswer
{
    bool ok = false;
    QString output;
    QString reason;
};

// credit-code, capitals, pinyin, simplify, phone, company.
QStringList offlineTextCommands();

// An unknown command is not ok and says so.
OfflineTextAnswer offlineTextCommand(const QString &command, const QString &value);

} // namespace fairdesk
