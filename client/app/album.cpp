#include "client/app/album.h"

#include "client/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace fairdesk {

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
        const QPoint place = other->mapToGlobal(QPoint(0, 0)) - origin;
        painter.drawPixmap(place, other->grab());
        painter.setPen(Theme::of(other).line.pane);
        painter.drawRect(QRect(place, other->size()).adjusted(-1, -1, 0, 0));
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
