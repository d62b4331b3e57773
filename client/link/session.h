// Who is signed in, and what the server says about him.
#pragma once

#include "common/base/secret_string.h"

#include <QByteArrayList>
#include <QString>
#include <QTimeZone>

namespace fairdesk {

// What a person types to sign in.
struct Credentials
{
    QString login;
    SecretString password;
    QString code;             // of the second factor, where the account asks for it
    SecretString newPassword; // after the answer must_change_password
};

// The signed-in user as the server described him.
struct Session
{
    qint64 user = 0;
    QString login;
    QString name;
    qint64 team = 0;
    qint64 branch = 0;
    QByteArrayList permissions;
    bool administrator = false;
    QTimeZone zone; // of the centre
    QString centre;
    QString serverVersion;

    bool may(const QByteArray &permission) const { return administrator || permissions.contains(permission); }
};

} // namespace fairdesk
