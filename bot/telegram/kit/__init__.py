"""What screens and handlers are built with: buttons, screens, calls, ways on."""
