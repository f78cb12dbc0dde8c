"""Coordinators let leaders name communes, once they have talked over the risks."""
