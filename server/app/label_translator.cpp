#include "server/app/label_translator.h"

#include "common/base/logging.h"
#include "translations/translations.h"

#include <QTranslator>

namespace fairdesk {

LabelTranslator chineseLabels()
{
    auto translator = std::make_shared<QTranslator>();
    if (!translator->load(translationFile(QStringLiteral("zh_CN")))) {
        qCWarning(lcRecords, "the Chinese labels are missing from this program");
        return {};
    }
    return [translator](const QByteArray &context, const QByteArray &source) {
        return translator->translate(context.constData(), source.constData());
    };
}

} // namespace fairdesk
