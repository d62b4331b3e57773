#include "common/tabular/vcard_reader.h"

#include <QDate>
#include <QIODevice>
#include <QSet>

namespace fairdesk {

namespace {

constexpr qint64 PieceBytes = 64 * 1024;
constexpr int DeepestCard = 8; // cards may hold cards (an agent's)

const char *const Headers[] = {
    VcardHeader::FullName,   VcardHeader::FamilyName, VcardHeader::GivenName, VcardHeader::Organisation,
    VcardHeader::Department, VcardHeader::JobTitle,   VcardHeader::Phone,     VcardHeader::Mobile,
    VcardHeader::Email,      VcardHeader::Address,    VcardHeader::City,      VcardHeader::Province,
    VcardHeader::Postcode,   VcardHeader::Country,    VcardHeader::Birthday,  VcardHeader::Website,
    VcardHeader::Note,
};

bool isNamed(const QByteArray &name)
{
    static const QSet<QByteArray> known{"FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "BDAY", "NOTE", "URL"};
    return known.contains(name);
}

QByteArrayView withoutMark(QByteArrayView bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
}

QByteArray fromQuotedPrintable(const QByteArray &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isCode = false;
        const int code = text.at(i) == '=' ? text.mid(i + 1, 2).toInt(&isCode, 16) : 0;
        if (isCode && i + 2 < text.size()) {
            bytes += char(code);
            i += 2;
        } else {
            bytes += text.at(i);
        }
    }
    return bytes;
}

// "Zibo\\, Shandong" is one part of a list of parts.
QStringList partsOf(const QString &text, QChar separator)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && i + 1 < text.size()) {
            const QChar next = text.at(++i);
            parts.last() += next == u'n' || next == u'N' ? QChar(u'\n') : next;
        } else if (c == separator) {
            parts.append(QString());
        } else {
            parts.last() += c;
        }
    }
    return parts;
}

QString wholeOf(const QString &text)
{
    return partsOf(text, QChar()).first();
}

// 1986-05-18, 19860518, with or without a time; a birthday without its year is no date.
QString dayOf(const QString &text)
{
    const QString day = text.section(u'T', 0, 0).trimmed().remove(u'-');
    const QDate date = QDate::fromString(day, QStringLiteral("yyyyMMdd"));
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace

// One line of a card: GROUP.NAME;PARAMETER=VALUE:VALUE
struct VcardReader::Property
{
    QByteArray name;
    QList<QByteArray> types; // capitals, also those of the old form without "TYPE="
    QByteArray charset;
    bool quotedPrintable = false;
    bool base64 = false;
    QByteArray value;

    static Property from(const QByteArray &line)
    {
        Property property;
        QList<QByteArray> words{QByteArray()};
        bool quoted = false;
        qsizetype at = 0;
        for (; at < line.size() && (quoted || line.at(at) != ':'); ++at) {
            if (line.at(at) == '"')
                quoted = !quoted;
            else if (line.at(at) == ';' && !quoted)
                words.append(QByteArray());
            else
                words.last() += line.at(at);
        }
        if (at < line.size())
            property.value = line.mid(at + 1);
        const QByteArray name = words.takeFirst().toUpper().trimmed();
        property.name = name.mid(name.lastIndexOf('.') + 1);
        for (const QByteArray &word : words)
            property.addParameter(word.toUpper().trimmed());
        return property;
    }
    bool is(const char *type) const { return types.contains(type); }

private:
    void addParameter(const QByteArray &word)
    {
        const qsizetype equals = word.indexOf('=');
        const QByteArray key = equals < 0 ? QByteArray("TYPE") : word.left(equals);
        const QByteArray text = word.mid(equals + 1);
        if (text == "QUOTED-PRINTABLE")
            quotedPrintable = true;
        else if (text == "BASE64" || (key == "ENCODING" && text == "B"))
            base64 = true;
        else if (key == "CHARSET")
            charset = text;
        else if (key == "PREF")
            types.append("PREF");
        else if (key == "TYPE")
            types += text.split(',');
    }
};

VcardReader::VcardReader(QIODevice &device, ReadOptions options)
    : TableReader(std::move(options))
    , m_device(device)
{
}

bool VcardReader::isVcard(QByteArrayView head)
{
    QByteArrayView text = withoutMark(head);
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\r' || text.front() == '\n'))
        text = text.sliced(1);
    return text.first(std::min<qsizetype>(text.size(), 11)).toByteArray().toUpper() == "BEGIN:VCARD";
}

std::unique_ptr<VcardReader> VcardReader::open(QIODevice &device, const ReadOptions &options, TableError *error)
{
    std::unique_ptr<VcardReader> reader(new VcardReader(device, options));
    reader->m_encoding = options.encoding.isEmpty() ? detectEncoding(device) : Encoding{options.encoding.toUpper(), 0};
    if (reader->start())
        return reader;
    *error = reader->error();
    return nullptr;
}

bool VcardReader::start()
{
    startAgain();
    m_waiting.clear();
    m_hasWaiting = m_headDone = m_cardBegun = false;
    m_consumed = m_cards = 0;
    if (!TextDecoder::create(m_encoding.name))
        return fail(TableError::UnknownEncoding, QT_TRANSLATE_NOOP("Tabular", "The encoding “%1” is not known."),
                    {QString::fromLatin1(m_encoding.name)});
    if (!m_device.seek(m_encoding.markLength))
        return fail(TableError::CannotRead, QT_TRANSLATE_NOOP("Tabular", "The file cannot be read: %1"),
                    {m_device.errorString()});
    return true;
}

bool VcardReader::selectSheet(int index)
{
    if (index != 0)
        return fail(TableError::NoSuchSheet, QT_TRANSLATE_NOOP("Tabular", "There is no such sheet in the file."));
    return start();
}

qint64 VcardReader::bytesTotal() const
{
    return m_device.size();
}

// Without its end; of a line that no text of a card needs only the beginning is kept.
bool VcardReader::nextByteLine(QByteArray &line)
{
    line.clear();
    bool any = false;
    for (;;) {
        const QByteArray piece = m_device.readLine(PieceBytes);
        if (piece.isEmpty())
            break;
        any = true;
        m_consumed += piece.size();
        if (line.size() <= budget().cellCharacters)
            line += piece;
        if (piece.endsWith('\n'))
            break;
    }
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return any;
}

// Lines that were folded, or broken by quoted-printable, become one again.
bool VcardReader::nextLogicalLine(QByteArray &line)
{
    if (m_hasWaiting)
        line = std::exchange(m_waiting, {});
    else if (!nextByteLine(line))
        return false;
    m_hasWaiting = false;
    const Property head = Property::from(line.left(PieceBytes));
    const bool isWanted = isNamed(head.name);
    for (QByteArray next; nextByteLine(next);) {
        const bool isBroken = head.quotedPrintable && line.endsWith('=');
        const bool isFolded = next.startsWith(' ') || next.startsWith('\t');
        if (!isBroken && !isFolded) {
            m_waiting = next;
            m_hasWaiting = true;
            break;
        }
        if (!isWanted && !isBroken)
            continue;
        if (isBroken)
            line.chop(1);
        line += isBroken ? next : next.mid(1);
        if (line.size() > budget().cellCharacters)
            return fail(TableError::TooLarge,
                        QT_TRANSLATE_NOOP("Tabular", "A line of the card holds more than %1 characters."),
                        {QString::number(budget().cellCharacters)}, m_cards + 1);
    }
    return true;
}

QString VcardReader::textOf(const Property &property) const
{
    QByteArray bytes = property.value;
    if (property.quotedPrintable)
        bytes = fromQuotedPrintable(bytes);
    else if (property.base64)
        bytes = QByteArray::fromBase64(bytes);
    auto decoder = TextDecoder::create(property.charset.isEmpty() ? m_encoding.name : property.charset);
    if (!decoder)
        decoder = TextDecoder::create("UTF-8");
    QString text = decoder->decode(bytes);
    text += decoder->finish();
    return text.remove(QChar(0)).replace(QLatin1String("\r\n"), QLatin1String("\n")).trimmed();
}

void VcardReader::keep(Fields &card, const char *header, const QString &text, bool preferred) const
{
    const QString trimmed = text.trimmed();
    if (!trimmed.isEmpty() && (preferred || !card.contains(header)))
        card.insert(header, trimmed.left(budget().cellCharacters));
}

void VcardReader::take(const Property &property, Fields &card) const
{
    const QString text = textOf(property);
    const bool preferred = property.is("PREF");
    const auto first = [&](const char *header, const QString &value) { keep(card, header, value, preferred); };
    if (property.name == "FN") {
        first(VcardHeader::FullName, wholeOf(text));
    } else if (property.name == "N") {
        const QStringList parts = partsOf(text, u';');
        first(VcardHeader::FamilyName, parts.value(0));
        first(VcardHeader::GivenName, parts.value(1));
    } else if (property.name == "ORG") {
        const QStringList parts = partsOf(text, u';');
        first(VcardHeader::Organisation, parts.value(0));
        first(VcardHeader::Department, parts.value(1));
    } else if (property.name == "TITLE") {
        first(VcardHeader::JobTitle, wholeOf(text));
    } else if (property.name == "TEL") {
        const QString number = wholeOf(text).startsWith(QLatin1String("tel:"), Qt::CaseInsensitive)
                                   ? wholeOf(text).mid(4).section(u';', 0, 0)
                                   : wholeOf(text);
        if (!property.is("FAX") && !property.is("PAGER"))
            first(property.is("CELL") ? VcardHeader::Mobile : VcardHeader::Phone, number);
    } else if (property.name == "EMAIL") {
        first(VcardHeader::Email, wholeOf(text));
    } else if (property.name == "ADR") {
        const QStringList parts = partsOf(text, u';');
        first(VcardHeader::Address, parts.value(2).replace(u'\n', u' '));
        first(VcardHeader::City, parts.value(3));
        first(VcardHeader::Province, parts.value(4));
        first(VcardHeader::Postcode, parts.value(5));
        first(VcardHeader::Country, parts.value(6));
    } else if (property.name == "BDAY") {
        first(VcardHeader::Birthday, dayOf(text));
    } else if (property.name == "NOTE") {
        first(VcardHeader::Note, wholeOf(text));
    } else if (property.name == "URL") {
        first(VcardHeader::Website, wholeOf(text));
    }
}

bool VcardReader::readRow(Row &row)
{
    if (!std::exchange(m_headDone, true)) {
        for (const char *header : Headers)
            row.append(Cell::ofText(QLatin1String(header)));
        setRowNumber(1);
        return true;
    }
    Fields card;
    while (card.isEmpty()) {
        if (!readCard(card))
            return false;
    }
    for (const char *header : Headers)
        row.append(Cell::ofText(card.value(header)));
    setRowNumber(++m_cards + 1);
    return true;
}

// False at the end and on an error; a card may turn out to be empty.
bool VcardReader::readCard(Fields &card)
{
    int depth = std::exchange(m_cardBegun, false) ? 1 : 0;
    bool any = depth > 0;
    bool agentFollows = false;
    for (QByteArray line; nextLogicalLine(line);) {
        const Property property = Property::from(line);
        const QByteArray value = property.value.trimmed().toUpper();
        const bool begins = property.name == "BEGIN" && value == "VCARD";
        if (begins && depth == 1 && !agentFollows) {
            m_cardBegun = true; // the one before has no end
            return true;
        }
        any |= begins;
        if (begins && ++depth > DeepestCard)
            return fail(TableError::Suspicious,
                        QT_TRANSLATE_NOOP("Tabular", "The cards of the file hold cards in cards. It is not read."));
        if (property.name == "END" && value == "VCARD" && depth > 0 && --depth == 0)
            return true;
        if (depth == 1 && isNamed(property.name))
            take(property, card);
        agentFollows = property.name == "AGENT" && value.isEmpty();
    }
    return any && !error();
}

} // namespace fairdesk
