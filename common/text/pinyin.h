// Pinyin of names: how a text is read, and every way in which a character may be.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace fairdesk {

// The readings of a character without tones, ü as v, the usual one first; empty for what is not Chinese.
QList<QByteArray> readings(char32_t character);

// The best reading without tones, joined to one word in small letters: 银行 yinhang, 吕 lv. Phrases and place names
// decide between several readings (重庆, 乐清); a text as long as a person's name starts with a surname (单 shan).
// Letters and digits stay, signs and spaces go.
QString fullPinyin(const QString &text);

// The first letter of each syllable of the same reading: 单晓明 sxm.
QString initials(const QString &text);

} // namespace fairdesk
