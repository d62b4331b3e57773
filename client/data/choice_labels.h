// The words for choices, fields and entities in the language of the program's surface.
#pragma once

#include "common/catalogue/entity_spec.h"

#include <QLocale>

namespace fairdesk {

// Labels of the program are translated by the installed translators; those that an administrator gave carry both
// languages, and the locale picks one.
QString labelText(const Label &label, const QLocale &locale = QLocale());

// A key that the list does not know (any more) is shown as it is.
QString choiceText(const FieldSpec &field, const QString &key, const QLocale &locale = QLocale());
// Role of the theme in which the choice is marked; empty for none.
QByteArray choiceColour(const FieldSpec &field, const QString &key);

// What may be picked for a new value: retired choices only if they are already chosen.
struct ChoiceOption
{
    QString key;
    QString text;
    QByteArray colour;
};
QList<ChoiceOption> choiceOptions(const FieldSpec &field, const QStringList &chosen = {},
                                  const QLocale &locale = QLocale());

// A label in the middle of a sentence: “New customer”, but “New ID card”. Chinese stays as it is.
QString inSentence(const QString &label);

// Several words in a row: 、 in Chinese, comma and blank elsewhere.
QString joinedWords(const QStringList &words, const QLocale &locale = QLocale());

} // namespace fairdesk
