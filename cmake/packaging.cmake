# Installation rules and the two Debian packages: fairdesk-server, and fairdesk-client with desktop and command line.
# Included last, when all programs are known. Windows has installers of its own.
if(WIN32 OR NOT UNIX)
  return()
endif()

include(GNUInstallDirs)
set(_installer ${PROJECT_SOURCE_DIR}/installer)

# fairdesk_install_documents(<component> <package>): licence and README where Debian expects them.
function(fairdesk_install_documents component package)
  install(FILES ${_installer}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
    COMPONENT ${component})
  install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
    COMPONENT ${component})
endfunction()

install(TARGETS fairdesk-server RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT server)
install(FILES ${_installer}/linux/fairdesk-server.service DESTINATION lib/systemd/system COMPONENT server)
install(FILES ${_installer}/linux/fairdesk-server.sysusers DESTINATION lib/sysusers.d
  RENAME fairdesk-server.conf COMPONENT server)
install(FILES ${_installer}/debian/README.Debian DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/fairdesk-server
  COMPONENT server)
fairdesk_install_documents(server fairdesk-server)

set(CPACK_COMPONENTS_ALL server)
if(TARGET fairdesk-client AND TARGET fairdesk)
  list(APPEND CPACK_COMPONENTS_ALL client)
  install(TARGETS fairdesk-client fairdesk RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT client)
  install(FILES ${_installer}/linux/fairdesk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT client)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/app/fairdesk.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT client)
  fairdesk_install_documents(client fairdesk-client)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fairdesk)
set(CPACK_PACKAGE_VENDOR "The Fairdesk contributors")
set(CPACK_PACKAGE_CONTACT "The Fairdesk contributors <fairdesk@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
# Linked libraries are found by dpkg-shlibdeps; what is loaded at run time only has to be named.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME fairdesk-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION database)
set(CPACK_DEBIAN_SERVER_DESCRIPTION
"The server keeps the customers, exhibitions, booths, contracts and services of
an exhibition and convention centre, and serves them to desktops over an
encrypted connection. Data live in SQLite or in PostgreSQL.")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS
  "libqt6sql6-sqlite, init-system-helpers (>= 1.54), systemd | systemd-standalone-sysusers")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "fonts-noto-cjk | fonts-wqy-microhei, ca-certificates")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "postgresql, fairdesk-client")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
  ${_installer}/debian/postinst ${_installer}/debian/prerm ${_installer}/debian/postrm)

set(CPACK_DEBIAN_CLIENT_PACKAGE_NAME fairdesk-client)
set(CPACK_DEBIAN_CLIENT_PACKAGE_SECTION x11)
set(CPACK_DEBIAN_CLIENT_DESCRIPTION
"The programs that the staff work with: fairdesk-client, a desktop for
customers, floor plans, contracts and service, and fairdesk for scripts. Both
need a Fairdesk server.")
set(CPACK_DEBIAN_CLIENT_PACKAGE_DEPENDS
  "libqt6svg6, qt6-translations-l10n, fonts-noto-cjk | fonts-wqy-microhei")
set(CPACK_DEBIAN_CLIENT_PACKAGE_RECOMMENDS "qt6-wayland, hicolor-icon-theme")

include(CPack)
