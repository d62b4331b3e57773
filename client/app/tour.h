// Pictures of every page in every language and theme, for people who review them and for machines without a display.
#pragma once

class QApplication;

namespace fairdesk {

struct AppOptions;

// Ends with 1 if a page is missing, or if Chinese could not be drawn.
int runTour(QApplication &application, const AppOptions &options);

} // namespace fairdesk
