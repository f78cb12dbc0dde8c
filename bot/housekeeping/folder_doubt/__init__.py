"""The data folder is another one than before: was it moved, or is it an old copy?

The database knows a file beside it by its birth (`storage/beside.py`). If that is another one, the
folder was moved on purpose, or a copy of it was put back, and everything in it looks the same. So
unasked messages wait until Telegram shows which of both it is.
"""
