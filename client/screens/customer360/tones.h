// The colours that choices carry, and signs of channels, as the customer's page shows them.
#pragma once

#include "client/theme/icons.h"
#include "client/theme/theme.h"

#include <QByteArray>

namespace fairdesk {

inline Tone toneOf(const QByteArray &colour)
{
    struct Named
    {
        const char *name;
        Tone tone;
    };
    constexpr std::array tones{Named{"accent", Tone::Accent}, Named{"success", Tone::Success},
                               Named{"warning", Tone::Warning}, Named{"danger", Tone::Danger},
                               Named{"care", Tone::Care}};
    for (const Named &named : tones) {
        if (colour == named.name)
            return named.tone;
    }
    return Tone::Neutral;
}

// Channels that an administrator added have the sign of talk.
inline Icon iconOfChannel(const QByteArray &channel)
{
    struct Named
    {
        const char *name;
        Icon icon;
    };
    constexpr std::array icons{Named{"call", Icon::Call},        Named{"visit", Icon::Handshake},
                               Named{"wechat", Icon::Chat},      Named{"email", Icon::Mail},
                               Named{"sms", Icon::ChatMultiple}, Named{"meeting", Icon::ConferenceRoom},
                               Named{"fair", Icon::Tent},        Named{"letter", Icon::Send}};
    for (const Named &named : icons) {
        if (channel == named.name)
            return named.icon;
    }
    return Icon::Chat;
}

inline std::optional<BadgeLevel> badgeLevelOf(const QString &level)
{
    if (level == u"A")
        return BadgeLevel::A;
    if (level == u"B")
        return BadgeLevel::B;
    return level == u"C" ? std::optional(BadgeLevel::C) : std::nullopt;
}

} // namespace fairdesk
