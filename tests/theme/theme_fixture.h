// A theme on the test's application, and pictures of widgets to look into.
#pragma once

#include "client/theme/theme_manager.h"

#include <QApplication>
#include <QImage>
#include <QWidget>

namespace fairdesk::test {

// A manager over a system whose preference the test decides.
struct ThemeOnScreen
{
    explicit ThemeOnScreen(bool systemDark = false)
        : systemIsDark(systemDark)
        , manager(*qobject_cast<QApplication *>(QCoreApplication::instance()), [this] { return systemIsDark; })
    {
    }

    bool systemIsDark;
    ThemeManager manager;
};

inline QImage picture(QWidget &widget)
{
    return widget.grab().toImage().convertToFormat(QImage::Format_ARGB32);
}

inline bool contains(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if ((image.pixel(x, y) & 0xFFFFFF) == (color.rgb() & 0xFFFFFF))
                return true;
        }
    }
    return false;
}

inline int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 0;
    }
    return count;
}

} // namespace fairdesk::test
