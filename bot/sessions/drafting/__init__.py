"""Coordinators draft meetings choice by choice before they create them."""
