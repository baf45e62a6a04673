"""Tables of the app `people`."""

from alternance_portal.people.models.account import User
from alternance_portal.people.models.duties import ActivityRecord, DutyRule, PointsRule
from alternance_portal.people.models.roles import Kind, Role
from alternance_portal.people.models.rooms import Room, RoomShare, SchoolWeek
from alternance_portal.people.models.staff import Teacher, TeacherAbsence, TeacherPractice, TeacherQualification
from alternance_portal.people.models.who import Organisation, Site

__all__ = [
    "ActivityRecord",
    "DutyRule",
    "Kind",
    "Organisation",
    "PointsRule",
    "Role",
    "Room",
    "RoomShare",
    "SchoolWeek",
    "Site",
    "Teacher",
    "TeacherAbsence",
    "TeacherPractice",
    "TeacherQualification",
    "User",
]
