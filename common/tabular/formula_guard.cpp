#include "common/tabular/formula_guard.h"

namespace fairdesk {

namespace {

constexpr QChar Apostrophe = u'\'';

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool startsFormula(QChar c)
{
    // The full-width forms are folded to the ASCII ones by the input of East Asian spreadsheet programs.
    return QStringView(u"=+-@\t\r\n＝＋－＠").contains(c);
}

// Characters that a spreadsheet program may drop before it looks at the first one.
bool isInvisible(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

} // namespace

bool isPlainNumber(QStringView text)
{
    qsizetype at = 0;
    const auto digits = [&](bool thousands) {
        const qsizetype start = at;
        while (at < text.size() && (isDigit(text[at]) || (thousands && at > start && text[at] == u',')))
            ++at;
        return at > start;
    };
    const auto skip = [&](QStringView any) {
        const bool found = at < text.size() && any.contains(text[at]);
        at += found ? 1 : 0;
        return found;
    };

    skip(u"+-");
    if (!digits(true))
        return false;
    if (skip(u".") && !digits(false))
        return false;
    if (skip(u"eE")) {
        skip(u"+-");
        if (!digits(false))
            return false;
    }
    skip(u"%");
    return at == text.size();
}

bool looksLikeFormula(QStringView text)
{
    for (const QChar c : text) {
        if (startsFormula(c))
            return !isPlainNumber(text);
        if (!isInvisible(c))
            return false;
    }
    return false;
}

namespace {

// Where a reader with other settings begins a new cell or row. Its quotes do not help: to that reader they stand in the
// middle of a cell.
bool startsNewCell(QChar c)
{
    return QStringView(u";|\t\r\n").contains(c);
}

// The place behind the next separator; -1 behind the last one.
qsizetype nextPart(QStringView text, qsizetype at)
{
    while (at < text.size() && !startsNewCell(text[at]))
        ++at;
    return at < text.size() ? at + 1 : -1;
}

// The first part is judged with all that follows: a leading tab or line end is itself a danger.
QStringView partAt(QStringView text, qsizetype at)
{
    if (at == 0)
        return text;
    const qsizetype next = nextPart(text, at);
    return text.sliced(at, (next < 0 ? text.size() : next - 1) - at);
}

// Apostrophes that someone typed are guarded too, so that taking the guard off gives back what was typed.
bool needsGuard(QStringView part)
{
    while (part.startsWith(Apostrophe))
        part = part.sliced(1);
    return looksLikeFormula(part);
}

} // namespace

QString guardedFormula(const QString &text)
{
    QString guarded;
    qsizetype copied = 0;
    for (qsizetype at = 0; at >= 0; at = nextPart(text, at)) {
        if (!needsGuard(partAt(text, at)))
            continue;
        guarded += QStringView(text).sliced(copied, at - copied);
        guarded += Apostrophe;
        copied = at;
    }
    return copied == 0 && guarded.isEmpty() ? text : guarded.append(QStringView(text).sliced(copied));
}

QString withoutFormulaGuard(const QString &text)
{
    if (!text.contains(Apostrophe))
        return text;
    QString bare;
    qsizetype copied = 0;
    for (qsizetype at = 0; at >= 0; at = nextPart(text, at)) {
        const QStringView part = partAt(text, at);
        if (!part.startsWith(Apostrophe) || !needsGuard(part.sliced(1)))
            continue;
        bare += QStringView(text).sliced(copied, at - copied);
        copied = at + 1;
    }
    return bare.append(QStringView(text).sliced(copied));
}

} // namespace fairdesk
