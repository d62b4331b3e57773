#include "server/app/password_source.h"

#include "common/base/platform_process.h"
#include "server/app/output.h"
#include "server/identity/secrets.h"

#include <QFile>

namespace fairdesk {
namespace {

SecretString firstLineOfInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return SecretString(line);
}

} // namespace

Result<GivenPassword> passwordFor(const Invocation &invocation, AskInput input)
{
    if (invocation.has("password-stdin")) {
        SecretString password = firstLineOfInput();
        if (password.isEmpty())
            return Error(ErrorCode::Usage,
                         message(QT_TRANSLATE_NOOP("Message", "The standard input holds no password.")));
        return GivenPassword{std::move(password), false};
    }
    if (const QByteArray password = qgetenv("FAIRDESK_PASSWORD"); !password.isEmpty())
        return GivenPassword{SecretString(password), false};
    if (input == AskInput::UnlessTerminal && !platform::standardInputIsTerminal()) {
        SecretString password = firstLineOfInput();
        if (!password.isEmpty())
            return GivenPassword{std::move(password), false};
    }
    return GivenPassword{ServerSecrets::randomPassword(), true};
}

void printIfRandom(const GivenPassword &given)
{
    if (given.random)
        printLine("password: " + given.password.reveal());
}

} // namespace fairdesk
