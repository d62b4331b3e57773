#include "client/link/pin_store.h"

#include "common/base/platform_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace fairdesk {
namespace {

constexpr qsizetype hexDigits = 64;

} // namespace

PinStore::PinStore(const QString &path)
    : m_path(path.isEmpty() ? defaultPath() : path)
{
}

QString PinStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/fairdesk/servers");
}

QString PinStore::serverName(const QString &host, quint16 port)
{
    const QString name = host.toLower();
    const bool bareIpv6 = name.contains(u':') && !name.startsWith(u'[');
    return (bareIpv6 ? u'[' + name + u']' : name) + u':' + QString::number(port);
}

QByteArray PinStore::normalised(const QByteArray &fingerprint)
{
    QByteArray digits = fingerprint.trimmed().toLower();
    if (!digits.startsWith("sha256:"))
        return {};
    digits = digits.mid(7).replace(":", ""); // openssl writes colons between the bytes
    const bool hexadecimal = std::all_of(digits.begin(), digits.end(),
                                         [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return digits.size() == hexDigits && hexadecimal ? "sha256:" + digits : QByteArray();
}

Result<QList<PinStore::Pin>> PinStore::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QList<Pin>();
    if (!file.open(QIODevice::ReadOnly)) {
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The list of trusted servers %1 cannot be read: %2"), m_path,
                    file.errorString()));
    }
    QList<Pin> pins;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().simplified();
        const qsizetype space = line.indexOf(' ');
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        // A damaged line still names a server: keeping it with no key makes every key of that server a changed one.
        pins.append(
            {line.left(space < 0 ? line.size() : space), space < 0 ? QByteArray() : normalised(line.mid(space + 1))});
    }
    return pins;
}

Result<PinStore::Verdict> PinStore::check(const QString &server, const QByteArray &fingerprint) const
{
    const auto pins = read();
    if (!pins)
        return pins.error();
    for (const Pin &pin : *pins) {
        if (pin.server == server.toUtf8())
            return !pin.fingerprint.isEmpty() && pin.fingerprint == normalised(fingerprint) ? Verdict::Known
                                                                                            : Verdict::Changed;
    }
    return Verdict::Unknown;
}

Result<void> PinStore::remember(const QString &server, const QByteArray &fingerprint)
{
    const auto verdict = check(server, fingerprint);
    if (!verdict)
        return verdict.error();
    if (*verdict == Verdict::Known)
        return {};
    const QByteArray key = normalised(fingerprint);
    if (*verdict == Verdict::Changed || key.isEmpty())
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The server %1 is already known by another key."), server));

    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QByteArray content;
    QFile old(m_path);
    if (old.open(QIODevice::ReadOnly))
        content = old.readAll();
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += '\n';
    QSaveFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(content + server.toUtf8() + ' ' + key + '\n') >= 0 && file.commit() &&
                         platform::restrictToOwner(m_path);
    if (!written) {
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The list of trusted servers %1 cannot be written: %2"), m_path,
                    file.errorString()));
    }
    return {};
}

} // namespace fairdesk
