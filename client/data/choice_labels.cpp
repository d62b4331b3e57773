#include "client/data/choice_labels.h"

namespace fairdesk {

QString labelText(const Label &label, const QLocale &locale)
{
    return Text(QByteArrayLiteral("%1"), {label.argument()}).render(locale);
}

QString choiceText(const FieldSpec &field, const QString &key, const QLocale &locale)
{
    const ChoiceItem *item = field.choice(key.toUtf8());
    if (!item)
        return key;
    const QString text = labelText(item->label, locale);
    return text.isEmpty() ? key : text;
}

QByteArray choiceColour(const FieldSpec &field, const QString &key)
{
    const ChoiceItem *item = field.choice(key.toUtf8());
    return item ? item->colour : QByteArray();
}

QList<ChoiceOption> choiceOptions(const FieldSpec &field, const QStringList &chosen, const QLocale &locale)
{
    QList<ChoiceOption> options;
    for (const ChoiceItem &item : field.choices) {
        const QString key = QString::fromUtf8(item.key);
        if (!item.retired || chosen.contains(key))
            options.append({key, choiceText(field, key, locale), item.colour});
    }
    return options;
}

QString inSentence(const QString &label)
{
    const bool isAcronym = label.size() > 1 && label.at(1).isUpper();
    if (label.isEmpty() || isAcronym)
        return label;
    return label.at(0).toLower() + label.mid(1);
}

QString joinedWords(const QStringList &words, const QLocale &locale)
{
    return words.join(locale.language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

} // namespace fairdesk
