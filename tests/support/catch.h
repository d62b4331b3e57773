// Catch2 v2 (Debian 12) and v3 through one header.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <QByteArray>
#include <QString>

#include <ostream>

// Qt's strings in Catch2's messages.
inline std::ostream &operator<<(std::ostream &stream, const QString &text)
{
    return stream << '"' << text.toUtf8().constData() << '"';
}
inline std::ostream &operator<<(std::ostream &stream, const QByteArray &bytes)
{
    return stream << '"' << bytes.constData() << '"';
}
