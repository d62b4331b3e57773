#include "common/tabular/encoding.h"

#include "common/base/platform_encoding.h"

#include <QIODevice>
#include <QSet>

#include <uchardet.h>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr qsizetype LongestCharacter = 3; // without its last byte
constexpr qsizetype SampleSize = 256 * 1024;
// How far to look for the first non-ASCII text; a file with none until here is taken for UTF-8.
constexpr qint64 ScanLimit = 256 * 1024 * 1024;

uchar at(QByteArrayView bytes, qsizetype index)
{
    return uchar(bytes[index]);
}

// How many bytes belong to the UTF-8 character that starts here; 0 if none does, -1 if the piece ends within it.
int utf8Length(QByteArrayView bytes, qsizetype from)
{
    const uchar first = at(bytes, from);
    const int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length < 2)
        return first == 0 ? 0 : length;
    for (int i = 1; i < length; ++i) {
        if (from + i >= bytes.size())
            return -1;
        if ((at(bytes, from + i) & 0xC0) != 0x80)
            return 0;
    }
    const uchar second = at(bytes, from + 1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

// What pairs of bytes a text is made of, seen as GB18030 and as Big5.
struct PairStatistics
{
    int pairs = 0;
    int frequentGb = 0; // GB2312's first level (the 3,755 everyday characters) and its symbols
    int laterGb = 0;    // GB2312's second level
    int kana = 0;       // rows that hold kana in GB2312, and in EUC-JP
    int pairsBig5 = 0;
    int frequentBig5 = 0; // Big5's first level and its symbols
    bool brokenGb = false;
    bool brokenBig5 = false;
};

void countGb(QByteArrayView sample, bool complete, PairStatistics *statistics)
{
    for (qsizetype i = 0; i < sample.size();) {
        const uchar lead = at(sample, i);
        if (lead < 0x80) {
            statistics->brokenGb |= lead == 0;
            ++i;
            continue;
        }
        if (i + 1 >= sample.size() || (i + 3 >= sample.size() && at(sample, i + 1) < 0x40)) {
            statistics->brokenGb |= complete;
            return;
        }
        const uchar trail = at(sample, i + 1);
        const bool four = trail >= 0x30 && trail <= 0x39;
        if (lead == 0x80 || lead == 0xFF || trail == 0x7F || trail == 0xFF || (trail < 0x40 && !four) ||
            (four && (at(sample, i + 2) < 0x81 || at(sample, i + 3) < 0x30 || at(sample, i + 3) > 0x39))) {
            statistics->brokenGb = true;
            return;
        }
        ++statistics->pairs;
        if (trail >= 0xA1 && !four) {
            statistics->frequentGb += (lead >= 0xB0 && lead <= 0xD7) || lead <= 0xA3 ? 1 : 0;
            statistics->laterGb += lead >= 0xD8 && lead <= 0xF7 ? 1 : 0;
            statistics->kana += lead == 0xA4 || lead == 0xA5 ? 1 : 0;
        }
        i += four ? 4 : 2;
    }
}

void countBig5(QByteArrayView sample, bool complete, PairStatistics *statistics)
{
    for (qsizetype i = 0; i < sample.size();) {
        const uchar lead = at(sample, i);
        if (lead < 0x80) {
            statistics->brokenBig5 |= lead == 0;
            ++i;
            continue;
        }
        if (i + 1 >= sample.size()) {
            statistics->brokenBig5 |= complete;
            return;
        }
        const uchar trail = at(sample, i + 1);
        const bool valid =
            lead >= 0xA1 && lead <= 0xF9 && ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE));
        if (!valid) {
            statistics->brokenBig5 = true;
            return;
        }
        ++statistics->pairsBig5;
        statistics->frequentBig5 += lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
        i += 2;
    }
}

bool plausiblyGb(const PairStatistics &statistics)
{
    const int known = statistics.frequentGb + statistics.laterGb;
    if (statistics.brokenGb || statistics.pairs == 0 || known * 100 < statistics.pairs * 85)
        return false;
    return statistics.kana * 100 <= statistics.pairs * 15;
}

// EUC-KR and GB2312 share their form. What tells them apart is how far down the table the characters stand, once there
// are enough different ones: a column of 男 and 女 alone is no Korean.
bool plausiblyKorean(QByteArrayView sample)
{
    constexpr qsizetype EnoughCharacters = 20;
    QSet<int> characters;
    int pairs = 0;
    int hangul = 0;
    for (qsizetype i = 0; i + 1 < sample.size();) {
        if (at(sample, i) < 0x80) {
            ++i;
            continue;
        }
        const uchar lead = at(sample, i);
        if (lead < 0xA1 || at(sample, i + 1) < 0xA1)
            return false;
        ++pairs;
        hangul += lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
        characters.insert(lead * 256 + at(sample, i + 1));
        i += 2;
    }
    return characters.size() >= EnoughCharacters && hangul * 100 >= pairs * 95;
}

bool plausiblyBig5(const PairStatistics &statistics)
{
    return !statistics.brokenBig5 && statistics.pairsBig5 > 0 &&
           statistics.frequentBig5 * 100 >= statistics.pairsBig5 * 80;
}

std::optional<Encoding> byZeroBytes(QByteArrayView sample)
{
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < sample.size(); ++i)
        zeros[i % 2] += at(sample, i) == 0 ? 1 : 0;
    // Separators and line ends are ASCII, so every table has some zero halves, and all of them on one side.
    const qsizetype few = sample.size() / 200;
    if (zeros[1] > few && zeros[0] * 20 <= zeros[1])
        return Encoding{"UTF-16LE", 0};
    if (zeros[0] > few && zeros[1] * 20 <= zeros[0])
        return Encoding{"UTF-16BE", 0};
    return {};
}

Encoding byStatistics(QByteArrayView sample)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), sample.data(), size_t(sample.size())) == 0)
        uchardet_data_end(detector.get());
    const QByteArray name = uchardet_get_charset(detector.get());
    // Never UTF-8 here: the strict test has refused it. And short Western texts are guessed to be in any of the sisters
    // of ISO 8859-1 that hardly a program ever wrote.
    static constexpr const char *Unlikely[] = {"",           "ASCII",       "UTF-8",       "ISO-8859-1",  "ISO-8859-3",
                                               "ISO-8859-4", "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15",
                                               "ISO-8859-16"};
    const bool likely =
        std::none_of(std::begin(Unlikely), std::end(Unlikely), [&](const char *other) { return name == other; });
    return {likely && TextDecoder::create(name) ? name : QByteArray("WINDOWS-1252"), 0};
}

// A text in UTF-8 with a few spoiled characters, as programs leave it that cut fields by bytes. In no other encoding do
// bytes happen to be whole characters of UTF-8 more often than not.
bool mostlyUtf8(QByteArrayView bytes)
{
    int good = 0;
    int bad = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const int length = utf8Length(bytes, i);
        good += length > 1 ? 1 : 0;
        bad += length == 0 ? 1 : 0;
        i += std::max(1, length);
    }
    return good >= 2 && bad * 3 <= good;
}

Encoding detectUnmarked(QByteArrayView sample, bool complete)
{
    if (isStrictUtf8(sample, complete))
        return {};

    PairStatistics statistics;
    countGb(sample, complete, &statistics);
    countBig5(sample, complete, &statistics);
    if (!statistics.brokenGb && plausiblyKorean(sample))
        return {"EUC-KR", 0};
    if (plausiblyGb(statistics))
        return {"GB18030", 0};
    if (plausiblyBig5(statistics))
        return {"BIG5", 0};
    if (mostlyUtf8(sample))
        return {};
    if (const auto wide = byZeroBytes(sample))
        return *wide;
    return byStatistics(sample);
}

} // namespace

std::optional<Encoding> encodingByMark(QByteArrayView sample)
{
    if (sample.startsWith("\xEF\xBB\xBF"))
        return Encoding{"UTF-8", 3};
    // UTF-32's mark begins with UTF-16's, so it is asked first.
    if (sample.startsWith(QByteArrayView("\xFF\xFE\0\0", 4)))
        return Encoding{"UTF-32LE", 4};
    if (sample.startsWith(QByteArrayView("\0\0\xFE\xFF", 4)))
        return Encoding{"UTF-32BE", 4};
    if (sample.startsWith("\xFF\xFE"))
        return Encoding{"UTF-16LE", 2};
    if (sample.startsWith("\xFE\xFF"))
        return Encoding{"UTF-16BE", 2};
    return {};
}

bool isStrictUtf8(QByteArrayView bytes, bool complete)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const int length = utf8Length(bytes, i);
        if (length == 0)
            return false;
        if (length < 0)
            return !complete;
        i += length;
    }
    return true;
}

Encoding detectEncoding(QByteArrayView sample, bool complete)
{
    return encodingByMark(sample).value_or(detectUnmarked(sample, complete));
}

Encoding detectEncoding(QIODevice &device)
{
    const qint64 start = device.pos();
    QByteArray sample = device.read(SampleSize);
    if (const auto marked = encodingByMark(sample)) {
        device.seek(start);
        return *marked;
    }
    const auto isAscii = [](QByteArrayView bytes) {
        return std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x80 && c != 0; });
    };
    while (!sample.isEmpty() && isAscii(sample) && device.pos() - start < ScanLimit)
        sample = device.read(SampleSize);
    // The piece begins with ASCII or with the file, so no character is cut at its front; what stands before the first
    // other byte is dropped to have more to judge by.
    const auto first = std::find_if(sample.cbegin(), sample.cend(), [](char c) { return uchar(c) >= 0x80 || c == 0; });
    const qsizetype skipped = (first - sample.cbegin()) & ~qsizetype(1); // keeps UTF-16's two sides apart
    sample = sample.sliced(skipped) + device.read(skipped);
    const bool complete = device.atEnd();
    device.seek(start);
    return detectUnmarked(sample, complete);
}

TextDecoder::TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder &&) noexcept = default;
TextDecoder &TextDecoder::operator=(TextDecoder &&) noexcept = default;
TextDecoder::~TextDecoder() = default;

std::optional<TextDecoder> TextDecoder::create(const QByteArray &encoding)
{
    TextDecoder decoder;
    if (const auto unicode = QStringConverter::encodingForName(encoding.constData())) {
        decoder.m_isUnicode = true;
        decoder.m_isUtf8 = *unicode == QStringConverter::Utf8;
        // The caller has taken the mark off; one that follows is a character of the text.
        decoder.m_unicode = QStringDecoder(*unicode, QStringDecoder::Flag::ConvertInitialBom);
        return decoder;
    }
    // What calls itself GB2312 or GBK mostly uses characters of its successor, which contains both.
    const QByteArray upper = encoding.toUpper();
    const QByteArray name = upper == "GB2312" || upper == "GBK" || upper == "CP936" ? QByteArray("GB18030") : upper;
    decoder.m_legacy = platform::EncodingDecoder::create(name);
    if (!decoder.m_legacy)
        return {};
    return decoder;
}

QString TextDecoder::decode(QByteArrayView bytes)
{
    if (!m_isUnicode)
        return m_legacy->decode(bytes);
    if (m_isUtf8)
        m_tail = (m_tail + bytes.last(std::min<qsizetype>(bytes.size(), LongestCharacter)).toByteArray())
                     .right(LongestCharacter);
    return m_unicode.decode(bytes);
}

QString TextDecoder::finish()
{
    if (!m_isUnicode)
        return m_legacy->finish();
    // QStringDecoder keeps the bytes of a cut character and has no way to ask for them.
    bool isCut = false;
    for (qsizetype i = 0; i < m_tail.size(); ++i)
        isCut |= utf8Length(m_tail, i) < 0;
    m_tail.clear();
    m_unicode.resetState();
    return isCut ? QString(QChar(QChar::ReplacementCharacter)) : QString();
}

} // namespace fairdesk
