"""The kit for screens and handlers: buttons, screens, calls, paging, confirming."""
