#include "client/app/album.h"

#include "client/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace fairdesk {
namespace {

constexpr int titleBar = 32;

// Without a window system nobody centres a dialogue or draws its title.
void paintDialog(QPainter &painter, const QWidget &window, QWidget &dialog)
{
    const Theme &theme = Theme::of(&dialog);
    const QSize size(dialog.width(), dialog.height() + titleBar);
    const QRect frame(QPoint((window.width() - size.width()) / 2, (window.height() - size.height()) / 2), size);
    painter.fillRect(QRect(frame.topLeft(), QSize(frame.width(), titleBar)), theme.bg.window);
    painter.setFont(Theme::font(TypeRole::Body));
    painter.setPen(theme.text.primary);
    painter.drawText(QRect(frame.left() + 12, frame.top(), frame.width() - 24, titleBar), Qt::AlignVCenter,
                     dialog.windowTitle());
    painter.drawPixmap(frame.topLeft() + QPoint(0, titleBar), dialog.grab());
    painter.setPen(theme.line.control);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.adjusted(-1, -1, 0, 0));
}

} // namespace

bool Album::open()
{
    return m_folder.mkpath(QStringLiteral("."));
}

void Album::add(int number, const QString &name, const QString &title, QWidget &window, const QString &locale,
                const QString &theme)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    const QPoint origin = window.mapToGlobal(QPoint(0, 0));
    for (QWidget *other : QApplication::topLevelWidgets()) {
        const bool belongs = other != &window && other->isVisible() &&
                             (other->parentWidget() && other->parentWidget()->window() == &window);
        if (!belongs)
            continue;
        if (qobject_cast<QDialog *>(other))
            paintDialog(painter, window, *other);
        else
            painter.drawPixmap(other->mapToGlobal(QPoint(0, 0)) - origin, other->grab());
    }
    painter.end();
    const QString file =
        QStringLiteral("%1-%2.%3.%4.png").arg(number, 2, 10, QLatin1Char('0')).arg(name, locale, theme);
    if (!picture.save(m_folder.filePath(file))) {
        addMissing(number, name, QStringLiteral("cannot write ") + file);
        return;
    }
    m_index.append(QJsonObject{{QStringLiteral("number"), number},
                               {QStringLiteral("name"), name},
                               {QStringLiteral("title"), title},
                               {QStringLiteral("locale"), locale},
                               {QStringLiteral("theme"), theme},
                               {QStringLiteral("file"), file},
                               {QStringLiteral("size"), QJsonArray{picture.width(), picture.height()}}});
}

void Album::addMissing(int number, const QString &name, const QString &why)
{
    m_missing.append(QStringLiteral("%1 %2: %3").arg(number).arg(name, why));
}

bool Album::close()
{
    QFile index(m_folder.filePath(QStringLiteral("index.json")));
    if (!index.open(QIODevice::WriteOnly))
        return false;
    index.write(QJsonDocument(m_index).toJson());
    return m_missing.isEmpty();
}

} // namespace fairdesk
