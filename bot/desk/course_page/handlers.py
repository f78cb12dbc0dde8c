"""Coordinators open the page of a course."""

from bot.desk.buttons import OpenCoursePage
from bot.desk.course_page import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)

routes.shows(OpenCoursePage, service.open_page, screens.course_page, ends_dialog=True)
