#include "tests/bench/raw_figures.h"

#include "common/base/platform_files.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QFile>

namespace fairdesk::bench {

double flushMilliseconds(const QString &folder)
{
    const QString path = folder + QStringLiteral("/flush-probe");
    std::vector<double> times;
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 0;
        const QByteArray block(4096, 'x');
        for (int i = 0; i < 200; ++i) {
            QElapsedTimer timer;
            timer.start();
            file.write(block);
            file.flush();
            platform::syncToDisk(path);
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    QFile::remove(path);
    return percentile(times, 0.5);
}

} // namespace fairdesk::bench
