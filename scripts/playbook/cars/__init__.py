"""Seats in cars: which cars, who rides in which, and where (PROTOCOL R22 to R27)."""

from playbook.cars.model import Car, CarPlan, CarSeat
from playbook.cars.occasion import car_plan

__all__ = ["Car", "CarPlan", "CarSeat", "car_plan"]
