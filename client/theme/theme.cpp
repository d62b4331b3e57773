#include "client/theme/theme.h"

#include "client/theme/theme_manager.h"

#include <QStringList>

#include <cmath>

namespace fairdesk {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

struct TypeSpec
{
    int pixels;
    int line;
    QFont::Weight weight;
};

// In the order of TypeRole.
constexpr std::array<TypeSpec, 12> typeScale{{{24, 28, QFont::Bold},
                                              {20, 28, QFont::Bold},
                                              {18, 24, QFont::Bold},
                                              {16, 24, QFont::Bold},
                                              {13, 20, QFont::Normal},
                                              {13, 20, QFont::Bold},
                                              {12, 16, QFont::Normal},
                                              {12, 16, QFont::Bold},
                                              {11, 16, QFont::Normal},
                                              {11, 16, QFont::Bold},
                                              {10, 12, QFont::Normal},
                                              {10, 12, QFont::Bold}}};

QFont makeFont(const TypeSpec &spec)
{
    QFont font;
    font.setFamilies({QStringLiteral("Segoe UI Variable Text"), QStringLiteral("Segoe UI"),
                      QStringLiteral("Microsoft YaHei UI"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(spec.pixels);
    font.setWeight(spec.weight);
    return font;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

int rowHeight(Density density)
{
    constexpr std::array<int, 3> heights{20, 28, 32};
    return heights[size_t(density)];
}

int milliseconds(Motion motion)
{
    constexpr std::array<int, 6> durations{0, 80, 120, 160, 200, 600};
    return durations[size_t(motion)];
}

Theme Theme::light()
{
    return {
        .isDark = false,
        .bg = {.window = rgb(0xECEFF3),
               .surface = rgb(0xFFFFFF),
               .chrome = rgb(0xF6F7F9),
               .header = rgb(0xF1F3F6),
               .sunk = rgb(0xF8F9FB),
               .floor = rgb(0xF4F5F7),
               .hover = rgb(0xEEF3FB),
               .selected = rgb(0xDCE7FA),
               .neutral = rgb(0xE7EAEF)},
        .line = {.subtle = rgb(0xE2E6EC), .pane = rgb(0xCBD2DC), .control = rgb(0x818C9C)},
        .accent = {.fill = rgb(0x2459C4),
                   .fillHover = rgb(0x1D4CAB),
                   .fillPressed = rgb(0x193F8F),
                   .onFill = rgb(0xFFFFFF),
                   .soft = rgb(0xE8EFFC),
                   .line = rgb(0xA9C1F0),
                   .text = rgb(0x1F53BC)},
        .text = {.primary = rgb(0x1A2230),
                 .secondary = rgb(0x46505F),
                 .tertiary = rgb(0x5A6575),
                 .disabled = rgb(0x98A2B0)},
        .success = {.text = rgb(0x14683D), .soft = rgb(0xE4F4EA), .mark = rgb(0x2F9E66)},
        .warning = {.text = rgb(0x855000), .soft = rgb(0xFDF0D5), .mark = rgb(0xB97700)},
        .danger = {.text = rgb(0xB3261E), .soft = rgb(0xFCE9E7), .mark = rgb(0xD9483B)},
        .care = {.text = rgb(0x6B3FA0), .soft = rgb(0xF0E9FA), .mark = rgb(0x6B3FA0)},
        .room = {.text = rgb(0x1F5F4B), .soft = rgb(0xE2F2EC), .mark = rgb(0x36896F)},
        .countBadge = rgb(0xC7392D),
        .levels = {{{rgb(0x1E3F8A), rgb(0xFFFFFF), rgb(0x1E3F8A)},
                    {rgb(0xD3E0F9), rgb(0x1D4AA6), rgb(0xD3E0F9)},
                    {rgb(0xFFFFFF), rgb(0x46505F), rgb(0xCBD2DC)}}},
        .booths = {{{rgb(0xFFFFFF), rgb(0x7F8A9A), rgb(0x1A2230)},
                    {rgb(0xFBDF9B), rgb(0xB27700), rgb(0x1A2230)},
                    {rgb(0xDDCBF4), rgb(0x7A55B5), rgb(0x1A2230)},
                    {rgb(0x6FA6EA), rgb(0x2F68B8), rgb(0x0E1830)},
                    {rgb(0x2B7F69), rgb(0x1A5C4A), rgb(0xFFFFFF)},
                    {rgb(0xC4CAD3), rgb(0x7B8696), rgb(0x3A4452)}}},
        .charts = {.series = {rgb(0x2F5CCF), rgb(0xD08218), rgb(0x36896F), rgb(0x6B2469), rgb(0xA23F28), rgb(0x349BD7),
                              rgb(0x595C61)},
                   .sequence = {rgb(0xEEF3FC), rgb(0xCFDDF6), rgb(0x9DBAEC), rgb(0x6490DC), rgb(0x2F5CCF),
                                rgb(0x1B3C92)}},
    };
}

Theme Theme::dark()
{
    return {
        .isDark = true,
        .bg = {.window = rgb(0x15181D),
               .surface = rgb(0x1C2026),
               .chrome = rgb(0x20252C),
               .header = rgb(0x242A32),
               .sunk = rgb(0x191D23),
               .floor = rgb(0x171B20),
               .hover = rgb(0x272E38),
               .selected = rgb(0x243A61),
               .neutral = rgb(0x2B323C)},
        .line = {.subtle = rgb(0x2A3038), .pane = rgb(0x3A424E), .control = rgb(0x6F7B8B)},
        .accent = {.fill = rgb(0x3569D4),
                   .fillHover = rgb(0x2F5FC4),
                   .fillPressed = rgb(0x2853AE),
                   .onFill = rgb(0xFFFFFF),
                   .soft = rgb(0x20335A),
                   .line = rgb(0x3F5F9E),
                   .text = rgb(0x8AB2FA)},
        .text = {.primary = rgb(0xE6EAF0),
                 .secondary = rgb(0xB6BFCB),
                 .tertiary = rgb(0x9DA8B6),
                 .disabled = rgb(0x69737F)},
        .success = {.text = rgb(0x6CCB95), .soft = rgb(0x17382A), .mark = rgb(0x3FA673)},
        .warning = {.text = rgb(0xEDB65A), .soft = rgb(0x41320F), .mark = rgb(0xD69A2E)},
        .danger = {.text = rgb(0xFF8F85), .soft = rgb(0x4A2320), .mark = rgb(0xE0645A)},
        .care = {.text = rgb(0xC5A3F2), .soft = rgb(0x352A50), .mark = rgb(0xC5A3F2)},
        .room = {.text = rgb(0x7FD1B4), .soft = rgb(0x173530), .mark = rgb(0x54D0AB)},
        .countBadge = rgb(0xC7443A),
        .levels = {{{rgb(0x8AB2FA), rgb(0x0F1A30), rgb(0x8AB2FA)},
                    {rgb(0x283F6B), rgb(0xBBD2FD), rgb(0x283F6B)},
                    {rgb(0x1C2026), rgb(0xB6BFCB), rgb(0x3A424E)}}},
        .booths = {{{rgb(0x20252C), rgb(0x6F7B8B), rgb(0xE6EAF0)},
                    {rgb(0x735714), rgb(0xE0AC3F), rgb(0xFFE9BD)},
                    {rgb(0x553F8C), rgb(0xA98BE0), rgb(0xEDE4FF)},
                    {rgb(0x3468C4), rgb(0x86AEF5), rgb(0xFFFFFF)},
                    {rgb(0x3C9F7E), rgb(0x86DCC0), rgb(0x0A1F18)},
                    {rgb(0x3D444E), rgb(0x5D6773), rgb(0xC2C9D2)}}},
        .charts = {.series = {rgb(0x6E97FE), rgb(0xF3BC48), rgb(0x54D0AB), rgb(0xA85FA7), rgb(0xDC6632), rgb(0xBCE4F8),
                              rgb(0x84878B)},
                   .sequence = {rgb(0x1F2937), rgb(0x24395F), rgb(0x2B4E8E), rgb(0x3C6CC4), rgb(0x6E97FE),
                                rgb(0xB5CBFF)}},
    };
}

const Theme &Theme::of(const QWidget *)
{
    if (const ThemeManager *manager = ThemeManager::current())
        return manager->theme();
    static const Theme fallback = light();
    return fallback;
}

QColor Theme::color(TextRole role) const
{
    const std::array<const QColor *, 11> colors{&text.primary,  &text.secondary, &text.tertiary, &accent.text,
                                                &text.disabled, &accent.onFill,  &success.text,  &warning.text,
                                                &danger.text,   &care.text,      &room.text};
    return *colors[size_t(role)];
}

Theme::ToneColors Theme::tone(Tone tone) const
{
    const std::array<ToneColors, 7> tones{{{text.secondary, bg.neutral, line.control},
                                           {accent.text, accent.soft, accent.fill},
                                           success,
                                           warning,
                                           danger,
                                           care,
                                           room}};
    return tones[size_t(tone)];
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    all(QPalette::Window, bg.window);
    all(QPalette::WindowText, text.primary);
    all(QPalette::Base, bg.surface);
    all(QPalette::AlternateBase, bg.sunk);
    all(QPalette::Text, text.primary);
    all(QPalette::Button, bg.surface);
    all(QPalette::ButtonText, text.primary);
    all(QPalette::ToolTipBase, bg.surface);
    all(QPalette::ToolTipText, text.primary);
    all(QPalette::PlaceholderText, text.tertiary);
    all(QPalette::BrightText, danger.text);
    all(QPalette::Highlight, bg.selected);
    all(QPalette::HighlightedText, text.primary);
    all(QPalette::Link, accent.text);
    all(QPalette::LinkVisited, accent.text);
    all(QPalette::Light, bg.surface);
    all(QPalette::Midlight, line.subtle);
    all(QPalette::Mid, line.pane);
    all(QPalette::Dark, line.control);
    all(QPalette::Shadow, line.control);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, bg.neutral);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, bg.neutral);
    palette.setColor(QPalette::Disabled, QPalette::Base, bg.chrome);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, text.disabled);
    return palette;
}

QList<std::pair<QString, QColor>> Theme::namedColors() const
{
    QList<std::pair<QString, QColor>> all{{"bg.window", bg.window},
                                          {"bg.surface", bg.surface},
                                          {"bg.chrome", bg.chrome},
                                          {"bg.header", bg.header},
                                          {"bg.sunk", bg.sunk},
                                          {"bg.floor", bg.floor},
                                          {"bg.hover", bg.hover},
                                          {"bg.selected", bg.selected},
                                          {"bg.neutral", bg.neutral},
                                          {"line.subtle", line.subtle},
                                          {"line.pane", line.pane},
                                          {"line.control", line.control},
                                          {"accent.fill", accent.fill},
                                          {"accent.fill.hover", accent.fillHover},
                                          {"accent.fill.pressed", accent.fillPressed},
                                          {"accent.on.fill", accent.onFill},
                                          {"accent.soft", accent.soft},
                                          {"accent.line", accent.line},
                                          {"accent.text", accent.text},
                                          {"text", text.primary},
                                          {"text.secondary", text.secondary},
                                          {"text.tertiary", text.tertiary},
                                          {"text.disabled", text.disabled},
                                          {"danger.count", countBadge}};
    const auto add = [&all](const QString &group, const ToneColors &tone) {
        all.append({{group + ".text", tone.text}, {group + ".soft", tone.soft}, {group + ".mark", tone.mark}});
    };
    add("success", success);
    add("warning", warning);
    add("danger", danger);
    add("care", care);
    add("room", room);
    for (size_t i = 0; i < levels.size(); ++i) {
        const QString group = QStringLiteral("level.%1").arg(QChar(u'A' + char16_t(i)));
        all.append({{group + ".fill", levels[i].fill},
                    {group + ".text", levels[i].text},
                    {group + ".frame", levels[i].frame}});
    }
    for (size_t i = 0; i < booths.size(); ++i) {
        const QString group = QStringLiteral("booth.%1").arg(i + 1);
        all.append(
            {{group + ".fill", booths[i].fill}, {group + ".line", booths[i].line}, {group + ".text", booths[i].text}});
    }
    for (size_t i = 0; i < charts.series.size(); ++i)
        all.append({QStringLiteral("chart.%1").arg(i + 1), charts.series[i]});
    for (size_t i = 0; i < charts.sequence.size(); ++i)
        all.append({QStringLiteral("sequence.%1").arg(i + 1), charts.sequence[i]});
    return all;
}

QFont Theme::font(TypeRole role)
{
    // Made once: delegates ask for a font in every cell that they paint.
    static const std::array<QFont, typeScale.size()> fonts = [] {
        std::array<QFont, typeScale.size()> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = makeFont(typeScale[i]);
        return made;
    }();
    return fonts[size_t(role)];
}

int Theme::lineHeight(TypeRole role)
{
    return typeScale[size_t(role)].line;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor mixed(const QColor &base, const QColor &added, qreal share)
{
    const auto blend = [share](float from, float to) { return float(from + (to - from) * share); };
    return QColor::fromRgbF(blend(base.redF(), added.redF()), blend(base.greenF(), added.greenF()),
                            blend(base.blueF(), added.blueF()));
}

} // namespace fairdesk
