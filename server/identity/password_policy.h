// What is asked of passwords and sessions, from the administrator's settings. Two presets: "asvs" asks for length and
// refuses the commonest ones, "dengbao" (等保) adds complexity, age and a short idle time.
#pragma once

#include "common/base/result.h"
#include "common/base/secret_string.h"
#include "server/identity/password_hasher.h"

#include <QHash>

#include <chrono>

namespace fairdesk {

struct PasswordPolicy
{
    int minimumLength = 8;
    bool complexity = false;
    std::chrono::days maximumAge{0}; // 0: no age
    std::chrono::minutes sessionIdle{12 * 60};
    HashStrength strength;

    // Keys: password.preset (asvs, dengbao), password.minimum, password.hash (standard, high), session.idle_minutes.
    static PasswordPolicy from(const QHash<QByteArray, QByteArray> &settings);

    // The sentence that says what is wrong with a new password; nothing if it may be used.
    Result<void> check(const SecretString &password, const QByteArray &login) const;
};

// One of those that are tried first by everybody who guesses.
bool isCommonPassword(const QByteArray &password);

} // namespace fairdesk
