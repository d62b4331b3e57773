#include "common/base/platform_encoding.h"

#include <QSysInfo>
#include <QtGlobal>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <cerrno>
#include <iconv.h>
#endif

#include <array>

namespace fairdesk::platform {

namespace {

constexpr QChar Replacement = QChar::ReplacementCharacter;

#ifdef Q_OS_WIN

UINT codePageOf(const QByteArray &encoding)
{
    struct Page
    {
        const char *name;
        UINT page;
    };
    static constexpr Page Pages[] = {
        {"GB18030", 54936},     {"GBK", 936},
        {"GB2312", 936},        {"BIG5", 950},
        {"SHIFT_JIS", 932},     {"EUC-JP", 20932},
        {"EUC-KR", 949},        {"UHC", 949},
        {"ISO-2022-JP", 50220}, {"ISO-2022-KR", 50225},
        {"HZ-GB-2312", 52936},  {"TIS-620", 874},
        {"KOI8-R", 20866},      {"IBM866", 866},
        {"IBM855", 855},        {"IBM852", 852},
        {"WINDOWS-1250", 1250}, {"WINDOWS-1251", 1251},
        {"WINDOWS-1252", 1252}, {"WINDOWS-1253", 1253},
        {"WINDOWS-1254", 1254}, {"WINDOWS-1255", 1255},
        {"WINDOWS-1256", 1256}, {"WINDOWS-1257", 1257},
        {"WINDOWS-1258", 1258}, {"MAC-CYRILLIC", 10007},
    };
    const QByteArray upper = encoding.toUpper();
    for (const Page &page : Pages) {
        if (upper == page.name)
            return page.page;
    }
    // Windows numbers the parts of ISO 8859 in order from 28591.
    if (upper.startsWith("ISO-8859-")) {
        const int part = upper.mid(9).toInt();
        if (part >= 1 && part <= 15)
            return UINT(28590 + part);
    }
    return 0;
}

// MultiByteToWideChar keeps no state, so a piece is cut where surely no character is: after a byte below '0', which
// none of the multi-byte encodings has as a later byte of a character.
class WindowsDecoder final : public EncodingDecoder
{
public:
    explicit WindowsDecoder(UINT page)
        : m_page(page)
    {
    }

    QString decode(QByteArrayView bytes) override
    {
        m_held.append(bytes);
        qsizetype cut = m_held.size();
        while (cut > 0 && uchar(m_held.at(cut - 1)) >= '0')
            --cut;
        if (cut == 0 && m_held.size() > MaxHeld)
            cut = m_held.size();
        const QString text = convert(QByteArrayView(m_held).first(cut));
        m_held.remove(0, cut);
        return text;
    }

    QString finish() override
    {
        const QString text = convert(m_held);
        m_held.clear();
        return text;
    }

private:
    static constexpr qsizetype MaxHeld = 1 << 20;

    QString convert(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return {};
        const int length = MultiByteToWideChar(m_page, 0, bytes.data(), int(bytes.size()), nullptr, 0);
        QString text(length, Qt::Uninitialized);
        MultiByteToWideChar(m_page, 0, bytes.data(), int(bytes.size()), reinterpret_cast<wchar_t *>(text.data()),
                            length);
        m_invalid += text.count(Replacement);
        return text;
    }

    UINT m_page;
    QByteArray m_held;
};

#else

class IconvDecoder final : public EncodingDecoder
{
public:
    explicit IconvDecoder(iconv_t converter)
        : m_converter(converter)
    {
    }
    ~IconvDecoder() override { ::iconv_close(m_converter); }
    Q_DISABLE_COPY_MOVE(IconvDecoder)

    QString decode(QByteArrayView bytes) override
    {
        QString text;
        text.reserve(bytes.size());
        if (m_held.isEmpty()) {
            m_held = convert(bytes, &text).toByteArray();
            return text;
        }
        m_held.append(bytes);
        const QByteArray joined = std::exchange(m_held, {});
        m_held = convert(joined, &text).toByteArray();
        return text;
    }

    QString finish() override
    {
        QString text;
        if (!m_held.isEmpty()) {
            text = Replacement;
            ++m_invalid;
            m_held.clear();
        }
        ::iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
        return text;
    }

private:
    // Returns the bytes of a character that is not complete yet.
    QByteArrayView convert(QByteArrayView bytes, QString *text)
    {
        std::array<char, 16384> buffer;
        char *in = const_cast<char *>(bytes.data()); // iconv's signature, it does not write there
        size_t inLeft = size_t(bytes.size());
        while (inLeft > 0) {
            char *out = buffer.data();
            size_t outLeft = buffer.size();
            const size_t done = ::iconv(m_converter, &in, &inLeft, &out, &outLeft);
            const int error = done == size_t(-1) ? errno : 0;
            text->append(reinterpret_cast<const QChar *>(buffer.data()),
                         (out - buffer.data()) / qsizetype(sizeof(QChar)));
            if (error == EINVAL)
                return {in, qsizetype(inLeft)};
            if (error == EILSEQ) {
                text->append(Replacement);
                ++m_invalid;
                ++in;
                --inLeft;
            }
        }
        return {};
    }

    iconv_t m_converter;
    QByteArray m_held;
};

#endif

} // namespace

std::unique_ptr<EncodingDecoder> EncodingDecoder::create(const QByteArray &encoding)
{
#ifdef Q_OS_WIN
    const UINT page = codePageOf(encoding);
    if (page == 0 || !IsValidCodePage(page))
        return nullptr;
    return std::make_unique<WindowsDecoder>(page);
#else
    const bool little = QSysInfo::ByteOrder == QSysInfo::LittleEndian;
    const iconv_t converter = ::iconv_open(little ? "UTF-16LE" : "UTF-16BE", encoding.constData());
    if (converter == iconv_t(-1))
        return nullptr;
    return std::make_unique<IconvDecoder>(converter);
#endif
}

} // namespace fairdesk::platform
