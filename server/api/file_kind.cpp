#include "server/api/file_kind.h"

#include <QSet>
#include <QStringDecoder>

#include <array>

namespace fairdesk {
namespace {

struct Signature
{
    qsizetype offset;
    QByteArrayView bytes;
    const char *mediaType;
};

template<size_t Size>
constexpr QByteArrayView raw(const char (&bytes)[Size])
{
    return QByteArrayView(bytes, Size - 1); // zero bytes inside count
}

const std::array allowed{
    Signature{0, raw("%PDF-"), "application/pdf"},
    Signature{0, raw("\x89PNG\r\n\x1a\n"), "image/png"},
    Signature{0, raw("\xff\xd8\xff"), "image/jpeg"},
    Signature{0, raw("GIF8"), "image/gif"},
    Signature{8, raw("WEBP"), "image/webp"},
    Signature{0, raw("BM"), "image/bmp"},
    Signature{0, raw("II*\0"), "image/tiff"},
    Signature{0, raw("MM\0*"), "image/tiff"},
    Signature{4, raw("ftyphei"), "image/heic"},
    Signature{4, raw("ftypmif1"), "image/heic"},
    Signature{4, raw("ftyp"), "video/mp4"},
    Signature{8, raw("WAVE"), "audio/wav"},
    Signature{0, raw("OggS"), "audio/ogg"},
    Signature{0, raw("ID3"), "audio/mpeg"},
    Signature{0, raw("\xff\xfb"), "audio/mpeg"},
    Signature{0, raw("PK\x03\x04"), "application/zip"}, // also docx, xlsx, pptx, odt …
    Signature{0, raw("PK\x05\x06"), "application/zip"},
    Signature{0, raw("Rar!\x1a\x07"), "application/vnd.rar"},
    Signature{0, raw("7z\xbc\xaf\x27\x1c"), "application/x-7z-compressed"},
    Signature{0, raw("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/x-ole-storage"}, // doc, xls, ppt, msg
    Signature{0, raw("{\\rtf"), "application/rtf"},
    Signature{0, raw("AC10"), "image/vnd.dwg"},
};

const std::array refusedStarts{
    raw("MZ"),
    raw("\x7f"
        "ELF"),
    raw("#!"),
    raw("\xca\xfe\xba\xbe"),
    raw("\xcf\xfa\xed\xfe"),
    raw("\xfe\xed\xfa"),
    raw("L\0\0\0\x01\x14\x02"),
    raw("!<arch>"),
    raw("\0asm"),
};

const std::array refusedMarkup{"<!doctype html", "<html",   "<script", "<svg", "<?php",
                               "<body",          "<iframe", "<%@",     "<hta:"};

const QSet<QString> &dangerousEndings()
{
    static const QSet<QString> endings = [] {
        QSet<QString> set;
        for (const char *ending : {"exe",     "dll",
                                   "com",     "scr",
                                   "pif",     "bat",
                                   "cmd",     "ps1",
                                   "psm1",    "vbs",
                                   "vbe",     "js",
                                   "jse",     "mjs",
                                   "wsf",     "wsh",
                                   "msi",     "msp",
                                   "msc",     "hta",
                                   "cpl",     "jar",
                                   "lnk",     "reg",
                                   "inf",     "scf",
                                   "url",     "sh",
                                   "bash",    "zsh",
                                   "csh",     "run",
                                   "bin",     "elf",
                                   "so",      "dylib",
                                   "deb",     "rpm",
                                   "apk",     "app",
                                   "dmg",     "pkg",
                                   "py",      "pyc",
                                   "pl",      "rb",
                                   "php",     "php3",
                                   "php4",    "php5",
                                   "phtml",   "phar",
                                   "asp",     "aspx",
                                   "jsp",     "cgi",
                                   "htm",     "html",
                                   "xht",     "xhtml",
                                   "shtml",   "svg",
                                   "svgz",    "mht",
                                   "mhtml",   "chm",
                                   "desktop", "appref-ms",
                                   "gadget",  "iso",
                                   "img",     "vhd",
                                   "docm",    "xlsm",
                                   "pptm",    "dotm",
                                   "xltm",    "xlam",
                                   "ppam",    "xll",
                                   "one",     "settingcontent-ms"})
            set.insert(QString::fromLatin1(ending));
        return set;
    }();
    return endings;
}

bool startsAt(const QByteArray &head, const Signature &signature)
{
    return head.size() >= signature.offset + signature.bytes.size() &&
           QByteArrayView(head).sliced(signature.offset, signature.bytes.size()) == signature.bytes;
}

// Readable text in any of the usual encodings has no control characters besides the ends of lines.
bool isText(const QByteArray &head)
{
    const bool utf16 = head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
    if (utf16)
        return true;
    return std::none_of(head.begin(), head.end(), [](char c) {
        const auto byte = quint8(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1b;
    });
}

bool isMarkup(const QByteArray &head)
{
    const QByteArray folded = head.toLower();
    return std::any_of(refusedMarkup.begin(), refusedMarkup.end(),
                       [&](const char *mark) { return folded.contains(mark); });
}

Error refused()
{
    return Error::invalid(message(QT_TRANSLATE_NOOP(
        "Message",
        "Files of this kind are not accepted. Documents, tables, pictures, drawings, sound and archives are.")));
}

} // namespace

QString cleanFileName(const QString &name)
{
    QString last = name;
    last.replace(u'\\', u'/');
    last = last.section(u'/', -1);
    QString clean;
    for (const QChar c : last) {
        const bool control = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!control && !QStringLiteral("<>:\"|?*").contains(c))
            clean += c;
    }
    clean = clean.trimmed();
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    const qsizetype longest = 200;
    if (clean.size() > longest)
        clean = clean.left(longest - 20) + clean.right(20); // keeps its ending
    return clean.isEmpty() ? QStringLiteral("file") : clean;
}

bool isDangerousName(const QString &name)
{
    const QString clean = cleanFileName(name);
    if (clean.startsWith(u'.'))
        return true;
    return clean.contains(u'.') && dangerousEndings().contains(clean.section(u'.', -1).toLower());
}

Result<QByteArray> mediaTypeOf(const QByteArray &head, const QString &name)
{
    if (isDangerousName(name))
        return refused();
    for (const QByteArrayView start : refusedStarts) {
        if (head.startsWith(start))
            return refused();
    }
    for (const Signature &signature : allowed) {
        if (startsAt(head, signature))
            return QByteArray(signature.mediaType);
    }
    if (!isText(head) || isMarkup(head))
        return refused();
    return QByteArray("text/plain");
}

} // namespace fairdesk
